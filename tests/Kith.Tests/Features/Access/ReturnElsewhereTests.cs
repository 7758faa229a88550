using System.Net;
using System.Text;
using Kith.Features.Access;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>Whatever a browser brings back that does not hold: a page that says so, no session, and never a fault.</summary>
[Trait("Speed", "slow")]
public sealed class ReturnElsewhereTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    private const string Unproved = "Kith could not prove what Northmoor Council says about you";
    private const string NotBegun = "Signing in was not begun in this browser";

    private static readonly Dictionary<string, Func<Word, Word>> Spoils = new()
    {
        ["of another issuer"] = With((t, _) => t.Issuer = "https://elsewhere.example"),
        ["of an issuer with a stroke more"] = With((t, p) => t.Issuer = $"{p.Issuer}/"),
        ["for another client"] = With((t, _) => t.Audience = "another"),
        ["for others too, given to another"] = With((t, _) => (t.Audience, t.Claims["aud"], t.Claims["azp"]) = (null, new[] { ProviderInTest.ClientId, "another" }, "another")),
        ["for others too, given to nobody"] = With((t, _) => (t.Audience, t.Claims["aud"]) = (null, new[] { ProviderInTest.ClientId, "another" })),
        ["in answer to another question"] = With((t, _) => t.Claims["nonce"] = "another"),
        ["in answer to none"] = With((t, _) => t.Claims.Remove("nonce")),
        ["expired"] = With((t, _) => (t.NotBefore, t.Expires) = (t.NotBefore!.Value.AddHours(-1), t.NotBefore!.Value.AddMinutes(-2))),
        ["not yet valid"] = With((t, _) => (t.NotBefore, t.Expires) = (t.NotBefore!.Value.AddMinutes(10), t.NotBefore!.Value.AddHours(1))),
        ["without an end"] = With((t, _) => t.Expires = null),
        ["signed with another key"] = With((t, p) => t.SigningCredentials = Foreign(p.Signing.Key.KeyId)),
        ["signed with another key of another name"] = With((t, _) => t.SigningCredentials = Foreign("k9")),
        ["not signed"] = With((t, _) => t.SigningCredentials = null),
        ["signed with the public key as a secret"] = With((t, p) => t.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(p.PublicKey) { KeyId = p.Signing.Key.KeyId }, SecurityAlgorithms.HmacSha256)),
        ["signed with the client’s secret"] = With((t, _) => t.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.ASCII.GetBytes(ProviderInTest.ClientSecret.PadRight(32))), SecurityAlgorithms.HmacSha256)),
        ["altered in its signature"] = w => w with { Alter = token => token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..] },
        ["altered in its claims"] = w => w with { Alter = token => Claims(token, c => c.Replace(w.Subject, "somebody", StringComparison.Ordinal)) },
        ["robbed of its signature"] = w => w with { Alter = token => $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{token.Split('.')[1]}." },
        ["no token at all"] = w => w with { Alter = _ => "nonsense" },
        ["empty"] = w => w with { Alter = _ => string.Empty },
        ["of nobody"] = With((t, _) => t.Claims["sub"] = string.Empty),
        ["of a subject that is too long"] = With((t, _) => t.Claims["sub"] = new string('x', 256)),
        ["of a proof that is too old"] = w => w with { Ago = TimeSpan.FromMinutes(12) },
        ["of a proof still to come"] = w => w with { Ago = TimeSpan.FromMinutes(-5) },
        ["silent about its proof"] = With((t, _) => t.Claims.Remove("auth_time")),
        ["odd about its proof"] = With((t, _) => t.Claims["auth_time"] = "yesterday"),
        ["absurd about its proof"] = With((t, _) => t.Claims["auth_time"] = long.MaxValue),
    };

    public static TheoryData<string> Spoilt => [.. Spoils.Keys];

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task An_id_token_is_refused_that_is(string spoilt)
    {
        var jo = await world.ALinked(Role.QaAuditor);
        world.Provider.Next = Spoils[spoilt](world.Provider.Next);
        var visitor = world.Anyone();

        (await visitor.Open(await ElsewhereWorld.SentBack(visitor))).Expect(HttpStatusCode.OK).Shows("That sign-in did not work").Shows(Unproved);

        await IsOut(visitor, jo);
    }

    [Fact]
    public async Task The_control_an_unspoilt_one_signs_in()
    {
        var jo = await world.ALinked(Role.QaAuditor);

        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Your account").Shows(jo.Email);

        Assert.Equal(1, await world.Sessions(jo));
    }

    [Fact]
    public async Task A_state_counts_once_in_the_browser_that_asked_and_for_ten_minutes()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var (visitor, thief) = (world.Anyone(), world.Anyone());

        // A code of another’s, in a browser that never asked and in one that asked for itself.
        var stolen = await ElsewhereWorld.SentBack(visitor);
        (await thief.Open(stolen)).Shows(NotBegun);
        var own = await ElsewhereWorld.SentBack(thief);
        (await thief.Open(stolen)).Shows(NotBegun);
        (await thief.Open(own)).Shows(NotBegun);
        (await visitor.Open(Changed(await ElsewhereWorld.SentBack(visitor), "state", "another"))).Shows(NotBegun);
        (await visitor.Open(Changed(await ElsewhereWorld.SentBack(visitor), "state", null))).Shows(NotBegun);

        // The same answer again, and again with the cookie that its use took away.
        var back = await ElsewhereWorld.SentBack(visitor);
        var asked = visitor.CookieValue("kith-asked");
        (await visitor.Open(back)).Shows("Going on to Kith");
        Assert.DoesNotContain("kith-asked", visitor.CookieNames);
        (await visitor.Open(back)).Shows(NotBegun);
        visitor.SetCookie("kith-asked", asked);
        (await visitor.Open(back)).Shows(Unproved);
        Assert.Equal("no such code", world.Provider.Redeemed.Last());

        var late = await ElsewhereWorld.SentBack(visitor);
        world.Clock.Pass(TimeSpan.FromMinutes(11));
        (await visitor.Open(late)).Shows(NotBegun);
        await IsOut(thief, jo);
    }

    [Fact]
    public async Task A_code_of_another_sign_in_is_worth_nothing_even_with_ones_own_state()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var (visitor, thief) = (world.Anyone(), world.Anyone());
        var stolen = QueryHelpers.ParseQuery(new Uri(await ElsewhereWorld.SentBack(visitor)).Query)["code"];

        (await thief.Open(Changed(await ElsewhereWorld.SentBack(thief), "code", stolen))).Shows(Unproved);

        Assert.Equal("not who asked", world.Provider.Redeemed.Last());
        await IsOut(thief, jo);
    }

    [Fact]
    public async Task An_answer_without_a_code_or_of_another_provider_signs_nobody_in()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var visitor = world.Anyone();

        (await visitor.Open(Changed(Changed(await ElsewhereWorld.SentBack(visitor), "code", null), "error", "access_denied"))).Shows("Northmoor Council did not sign you in");
        (await visitor.Open(Changed(await ElsewhereWorld.SentBack(visitor), "iss", "https://elsewhere.example"))).Shows(Unproved);
        (await visitor.Open((await ElsewhereWorld.SentBack(visitor)).Replace(ElsewhereWorld.Key, ElsewhereWorld.Silent, StringComparison.Ordinal))).Shows(NotBegun);
        (await visitor.Open(AccessLinks.ReturnElsewhere("unknown"))).Expect(HttpStatusCode.NotFound);
        (await visitor.Open(AccessLinks.ReturnElsewhere(ElsewhereWorld.Key))).Shows(NotBegun);

        await IsOut(visitor, jo);
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Kind == AuditKind.SignInRefused)));
    }

    [Theory]
    [InlineData(500, "{}", "Northmoor Council does not answer at the moment")]
    [InlineData(200, "<html>", Unproved)]
    [InlineData(200, "[]", Unproved)]
    [InlineData(200, """{"id_token":7}""", Unproved)]
    [InlineData(302, "{}", Unproved)]
    public async Task A_token_endpoint_that_answers_nonsense_signs_nobody_in(int status, string body, string said)
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var visitor = world.Anyone();
        var back = await ElsewhereWorld.SentBack(visitor);
        world.Provider.TokenAnswer = (status, body);
        try
        {
            (await visitor.Open(back)).Expect(HttpStatusCode.OK).Shows(said);
        }
        finally
        {
            world.Provider.TokenAnswer = null;
        }

        await IsOut(visitor, jo);
    }

    [Fact]
    public async Task A_provider_that_changes_its_key_is_believed_at_once()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows(jo.Email);
        world.Provider.ChangeKey();

        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows(jo.Email);
    }

    [Fact]
    public async Task A_provider_that_goes_down_meanwhile_signs_nobody_in()
    {
        await using var another = new ElsewhereWorld();
        await another.InitializeAsync();
        var jo = await another.ALinked(Role.QaAuditor);
        var visitor = another.Anyone();
        var back = await ElsewhereWorld.SentBack(visitor);
        await another.Provider.DisposeAsync();

        (await visitor.Open(back)).Expect(HttpStatusCode.OK).Shows("Northmoor Council does not answer at the moment");

        Assert.Equal(0, await another.Sessions(jo));
    }

    private async Task IsOut(Visitor visitor, Newcomer who)
    {
        Assert.DoesNotContain("kith", visitor.CookieNames);
        Assert.DoesNotContain("kith-arrived", visitor.CookieNames);
        (await visitor.Open(AccessLinks.Elsewhere)).Shows("Email address");
        (await visitor.Open(AccessLinks.Account)).Shows("Email address");
        Assert.Equal(0, await world.Sessions(who));
    }

    private static Func<Word, Word> With(Action<SecurityTokenDescriptor, ProviderInTest> spoil) => word => word with { Spoil = spoil };

    private static SigningCredentials Foreign(string name) => new(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = name }, SecurityAlgorithms.RsaSha256);

    private static string Claims(string token, Func<string, string> change) =>
        token.Split('.') is [var head, var claims, var signature] ? $"{head}.{Base64UrlEncoder.Encode(change(Base64UrlEncoder.Decode(claims)))}.{signature}" : token;

    private static string Changed(string address, string name, string? value)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(q => q.Key, q => (string?)q.Value);
        query[name] = value;
        return QueryHelpers.AddQueryString(address.Split('?')[0], query.Where(q => q.Value is not null));
    }
}
