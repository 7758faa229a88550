using System.Net;
using Kith.Features.Access;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class SignInTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_first_sign_in_sets_up_the_second_factor_and_later_ones_ask_for_it()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var visitor = world.Anyone();

        var (secret, arrived) = await world.SetUp(visitor, jo);
        arrived.Expect(HttpStatusCode.OK).Shows("Your account");

        await (await visitor.Open(AccessLinks.Account)).Press("Sign out");
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        var code = await visitor.SayPassword(jo);
        code.Shows("Enter the code from your authenticator app");
        (await code.Fill("Input.Code", world.Code(secret)).Press("Sign in")).Shows("Your account");
        var audit = await world.Read(db => db.Audit.Where(a => a.Account == jo.Account.Id && a.Kind != AuditKind.Viewed).OrderBy(a => a.Sequence).Select(a => a.Kind).ToListAsync());
        Assert.Equal([AuditKind.SignedIn, AuditKind.SignedOut, AuditKind.SignedIn], audit);
    }

    [Fact]
    public async Task A_password_alone_opens_nothing()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var visitor = world.Anyone();
        await visitor.SayPassword(jo);

        var account = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.Account));

        Assert.StartsWith("http://localhost/sign-in?to=", account.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_reads_the_same_as_a_wrong_password()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);

        var wrong = await world.Anyone().SayPassword(jo, "nine herons at noon");
        var unknown = await world.Anyone().SayPassword(jo with { Email = "nobody@elm.example" });

        Assert.Equal("The email address or password is not correct", wrong.ErrorOf("Input.Email"));
        Assert.Equal(wrong.Text, unknown.Text);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(string.Empty, wrong.ValueOf("Input.Password") ?? string.Empty);
        Assert.True(await world.Read(db => db.Audit.CountAsync(a => a.Kind == AuditKind.SignInRefused)) >= 2);
    }

    [Fact]
    public async Task Nothing_typed_is_said_beside_each_field()
    {
        var refused = await (await world.Anyone().Open(AccessLinks.SignIn)).Press("Continue");

        Assert.Equal("Enter your email address", refused.ErrorOf("Input.Email"));
        Assert.Equal("Enter your password", refused.ErrorOf("Input.Password"));
    }

    [Theory]
    [InlineData("/account/password", "Change your password")]
    [InlineData("//evil.example/", "Your account")]
    [InlineData("https://evil.example/", "Your account")]
    [InlineData("/\\evil.example", "Your account")]
    public async Task One_goes_on_to_where_one_was_going_in_Kith_alone(string to, string arrives)
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var visitor = world.Anyone();
        var page = await visitor.SayPassword(jo, at: $"{AccessLinks.SignIn}?to={Uri.EscapeDataString(to)}");

        var arrived = await page.Fill("Input.Code", world.Code(Newcomers.Secret(page))).Press("Finish and sign in");

        arrived.Expect(HttpStatusCode.OK).Shows(arrives);
    }

    [Fact]
    public async Task What_was_kept_when_the_session_ended_is_offered_after_sign_in()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var page = await world.Anyone().SayPassword(jo, at: $"{AccessLinks.SignIn}?kept=true");

        (await world.Anyone().Open($"{AccessLinks.SignIn}?kept=true")).Shows("What you typed has been kept as a draft. Sign in to carry on");
        (await page.Fill("Input.Code", world.Code(Newcomers.Secret(page))).Press("Finish and sign in")).Shows("Your drafts");
    }

    [Fact]
    public async Task A_closed_account_cannot_sign_in()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        await world.Run<WorkerId>(async (services, now) => await services.GetRequiredService<CloseAccount>().Do(jo.Worker, by: null, now, CancellationToken.None));

        Assert.Equal("The email address or password is not correct", (await world.Anyone().SayPassword(jo)).ErrorOf("Input.Email"));
    }

    [Fact]
    public async Task A_password_is_kept_with_210000_rounds_and_one_kept_with_fewer_is_kept_anew_at_sign_in()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var older = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 })).HashPassword(jo.Account, Newcomer.Password);
        Assert.Equal((2u, 210_000u), Header(await Hash(jo)));
        await world.Read(db => db.Users.Where(a => a.Id == jo.Account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, older)));
        Assert.Equal((2u, 10_000u), Header(await Hash(jo)));

        (await world.Anyone().SayPassword(jo)).Shows("Set up your second step");

        Assert.Equal((2u, 210_000u), Header(await Hash(jo)));
    }

    private Task<string> Hash(Newcomer who) => world.Read(db => db.Users.Where(a => a.Id == who.Account.Id).Select(a => a.PasswordHash!).SingleAsync());

    // Identity's format 3: a marker, the function (2 is HMAC-SHA512), the rounds.
    private static (uint Function, uint Rounds) Header(string hash)
    {
        var bytes = Convert.FromBase64String(hash);
        Assert.Equal(1, bytes[0]);
        return (System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)), System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)));
    }
}
