using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>A Kith beside an authority’s identity provider, and another that does not answer.</summary>
public sealed class ElsewhereWorld : KithWorld, IAsyncLifetime
{
    public const string Key = "northmoor";
    public const string Silent = "southmoor";

    private static readonly SocketsHttpHandler Straight = new() { UseCookies = false, AllowAutoRedirect = false };

    public ProviderInTest Provider { get; private set; } = null!;

    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Passwords and codes are checked fast, where there are many and none is guessed.</summary>
    public bool ChecksFast { get; init; }

    protected override IReadOnlyList<IdentityProvider> Providers =>
    [
        new(Key, "Northmoor Council", Provider.Issuer, ProviderInTest.ClientId, ProviderInTest.ClientSecret, ["mfa"]) { Patience = Patience },
        new(Silent, "Southmoor Council", "http://127.0.0.1:9", "kith", "a secret", []),
    ];

    public bool IsTls { get; init; }

    protected override string Urls => IsTls ? "https://localhost" : base.Urls;

    public override async ValueTask InitializeAsync()
    {
        Provider = await ProviderInTest.Start(Clock);
        await base.InitializeAsync();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Sends a browser to the provider, as far as the address to which the provider sends it back.</summary>
    public static async Task<string> SentBack(Visitor visitor, string? to = null)
    {
        var sent = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignInElsewhere(Key, new Errand(to, Kept: false))));
        using var browser = new HttpClient(Straight, disposeHandler: false);
        using var answered = await browser.GetAsync(new Uri(sent.Location!));
        return answered.Headers.Location!.ToString();
    }

    /// <summary>Goes to the provider and comes back with its word, as far as the first page that is shown to people.</summary>
    public static async Task<Shown> GoElsewhere(Visitor visitor, string? to = null)
    {
        var back = await visitor.Open(await SentBack(visitor, to));
        back.Shows("Going on to Kith");
        Assert.Equal(["0;url=/sign-in/elsewhere"], back.Response.Headers.GetValues("Refresh"));
        return await visitor.Open(AccessLinks.Elsewhere);
    }

    /// <summary>A worker whose account two people have linked with the provider.</summary>
    public async Task<Newcomer> ALinked(params Role[] roles)
    {
        var who = await this.ANewcomer(roles);
        var (proposal, code) = await this.AProposedLink(who.Worker, Provider.Issuer, who.Email, who.Email);
        var second = await this.Acting(await Given.AWorker(Role.ServiceManager));
        Assert.True((await this.Do<AnswerLink, RowId>((answer, now) => answer.Do(proposal, new AnswerLinkInput { Agrees = true, Code = code }, second, now, CancellationToken.None))).Ok);
        Provider.Next = new Word(who.Email);
        return who;
    }

    /// <summary>The code of somebody whom the provider names and nobody knows.</summary>
    public async Task<string> CodeFor(string subject, string? email = null) =>
        (await Run((services, now) => services.GetRequiredService<MeetStranger>().Do(Provider.Issuer, subject, "Jo Elm", email, now, CancellationToken.None))).Value.Code;

    // What is refused on purpose would be told at each test.
    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (ChecksFast)
        {
            builder.Services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 1);
        }
    }

    public Task<int> Sessions(Newcomer who) => Read(db => db.Sessions.CountAsync(s => s.Account == who.Account.Id));
}
