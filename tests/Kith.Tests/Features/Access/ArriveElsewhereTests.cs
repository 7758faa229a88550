using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>Signing in through an authority’s identity provider, against a real one on this machine.</summary>
[Trait("Speed", "slow")]
public sealed class ArriveElsewhereTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    private const string Failed = "Signing in elsewhere did not work";

    public static TheoryData<string> Spoilt => [.. Spoils.Keys];

    private static readonly Dictionary<string, Word> Spoils = new()
    {
        ["another issuer"] = new() { Spoil = t => t.Issuer = "https://elsewhere.example" },
        ["for another client"] = new() { Spoil = t => t.Audience = "another" },
        ["in answer to another request"] = new() { Spoil = t => t.Claims["nonce"] = "another" },
        ["in answer to none"] = new() { Spoil = t => t.Claims.Remove("nonce") },
        ["expired"] = new() { Spoil = t => (t.NotBefore, t.Expires) = (t.NotBefore!.Value.AddHours(-1), t.NotBefore!.Value.AddMinutes(-2)) },
        ["not yet valid"] = new() { Spoil = t => (t.NotBefore, t.Expires) = (t.NotBefore!.Value.AddMinutes(10), t.NotBefore!.Value.AddHours(1)) },
        ["without an end"] = new() { Spoil = t => t.Expires = null },
        ["signed with another key"] = new() { ForeignKey = true },
        ["not signed"] = new() { Spoil = t => t.SigningCredentials = null },
        ["signed with the client’s secret"] = new()
        {
            Spoil = t => t.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256),
        },
        ["of nobody"] = new() { Subject = string.Empty },
    };

    [Fact]
    public async Task A_worker_signs_in_by_their_work_address_first_and_by_who_they_are_there_ever_after()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        world.Provider.Next = new Word { Subject = "jo-1", Email = jo.Email };
        var visitor = world.Anyone();
        (await visitor.Open(AccessLinks.SignIn)).Shows("Sign in with Northmoor Council");

        var page = await world.GoElsewhere(visitor);
        page.Shows("Go on to Kith").Shows(jo.Email);
        Assert.DoesNotContain("kith", visitor.CookieNames);
        (await page.Press("Continue")).Shows("Your account").Shows(jo.Email);
        Assert.Single(await world.Facts<ProviderLinked>(), f => f.Data.Contains(jo.Worker.Value.ToString(), StringComparison.Ordinal));

        world.Provider.Next = new Word { Subject = "jo-1", Email = "married@other.example", EmailVerified = false };
        (await (await world.GoElsewhere(world.Anyone())).Press("Continue")).Shows("Your account").Shows(jo.Email);
        world.Provider.Next = new Word { Subject = "jo-2", Email = jo.Email };
        (await (await world.GoElsewhere(world.Anyone())).Press("Continue")).Shows("No account in Kith belongs to you at Northmoor Council");
    }

    [Fact]
    public async Task Where_the_provider_proved_one_factor_Kith_asks_for_its_own_second()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        world.Provider.Next = new Word { Subject = jo.Email, Email = jo.Email, Amr = ["pwd"] };
        var visitor = world.Anyone();

        (await (await world.GoElsewhere(visitor)).Press("Continue")).Shows("Set up your second step");

        (await visitor.Open(AccessLinks.Account)).Shows("Email address");
    }

    [Fact]
    public async Task Nobody_is_let_in_by_an_address_that_was_not_verified_is_not_spoken_for_or_is_unknown_and_no_account_is_made()
    {
        var (jo, closed) = (await world.ANewcomer(Role.QaAuditor), await world.ANewcomer(Role.QaAuditor));
        await world.Run<WorkerId>(async (services, _) => await services.GetRequiredService<CloseAccount>().Do(closed.Worker, by: null, CancellationToken.None));
        var stranger = await world.Given.AWorker(Role.QaAuditor);
        var accounts = await world.Read(db => db.Users.CountAsync());
        foreach (var word in new Word[]
        {
            new() { Subject = "a", Email = jo.Email, EmailVerified = false }, new() { Subject = "b" }, new() { Subject = "c", Email = stranger.Account.Email },
            new() { Subject = "d", Email = "nobody@elm.example" }, new() { Subject = "e", Email = closed.Email },
        })
        {
            world.Provider.Next = word;
            var visitor = world.Anyone();
            (await (await world.GoElsewhere(visitor)).Press("Continue")).Shows("No account in Kith belongs to you");
            (await visitor.Open(AccessLinks.Account)).Shows("Email address");
        }

        Assert.Equal(accounts, await world.Read(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_linked_account_that_was_closed_lets_nobody_in()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        world.Provider.Next = new Word { Subject = "leaver", Email = jo.Email };
        await (await world.GoElsewhere(world.Anyone())).Press("Continue");
        await world.Run<WorkerId>(async (services, _) => await services.GetRequiredService<CloseAccount>().Do(jo.Worker, by: null, CancellationToken.None));

        (await (await world.GoElsewhere(world.Anyone())).Press("Continue")).Shows("No account in Kith belongs to you");
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task An_id_token_is_refused_that_is(string spoilt)
    {
        world.Provider.Next = Spoils[spoilt] with { Email = (await world.ANewcomer(Role.QaAuditor)).Email };
        var visitor = world.Anyone();

        (await world.GoElsewhere(visitor)).Shows(Failed);

        (await visitor.Open(AccessLinks.Account)).Shows("Email address");
    }

    [Fact]
    public async Task A_code_taken_on_its_way_is_worth_nothing_in_another_browser_or_twice()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        world.Provider.Next = new Word { Subject = "taken", Email = jo.Email };
        string taken = null!;
        var thief = world.Anyone();
        await world.GoElsewhere(thief);
        await world.GoElsewhere(world.Anyone(), back => taken = back);

        (await thief.Open(taken)).Shows(Failed);
        (await world.Anyone().Open(taken)).Shows(Failed);
    }

    [Fact]
    public async Task A_provider_that_is_not_known_is_not_found_and_nobody_arrives_without_one()
    {
        (await world.Anyone().Open($"{AccessLinks.Elsewhere}/unknown")).Expect(HttpStatusCode.NotFound);
        (await world.Anyone().Open(AccessLinks.Elsewhere)).Shows("Email address");
    }
}
