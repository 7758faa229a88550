using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class SetUpSecondFactorTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_secret_is_shown_as_a_square_and_as_letters_in_fours()
    {
        var page = await world.Anyone().SayPassword(await world.ANewcomer(Role.QaAuditor));

        page.Shows("Set up your second step").Shows("otpauth://totp/Kith:newcomer");
        Assert.NotNull(page.Document.QuerySelector("svg[role=img] path"));
        Assert.Matches("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$", page.Document.QuerySelector(".govuk-details .govuk-\\!-font-weight-bold")!.TextContent);
    }

    [Fact]
    public async Task Nothing_is_kept_before_a_code_proves_that_the_app_has_the_secret()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var visitor = world.Anyone();
        var page = await visitor.SayPassword(jo);
        var secret = Newcomers.Secret(page);

        var refused = await page.Fill("Input.Code", world.Code(secret, 5)).Press("Finish and sign in");

        Assert.Equal("That code is not correct. Check the clock of your phone, wait for the next code and enter that one", refused.ErrorOf("Input.Code"));
        Assert.Equal(secret, Newcomers.Secret(refused));
        Assert.Empty(await world.Read(db => db.UserTokens.Where(t => t.UserId == jo.Account.Id).ToListAsync()));
        Assert.Equal("Enter the 6-digit code from your authenticator app", (await refused.Fill("Input.Code", "").Press("Finish and sign in")).ErrorOf("Input.Code"));

        (await refused.Fill("Input.Code", world.Code(secret)).Press("Finish and sign in")).Shows("Your account");
        Assert.Contains(await world.Facts<SecondFactorSetUp>(), f => f.Data.Contains(jo.Worker.Value.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_factor_is_set_up_once()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var visitor = world.Anyone();
        var page = await visitor.SayPassword(jo);
        var fields = page.Fill("Input.Code", world.Code(Newcomers.Secret(page))).Fields();
        await world.SetUp(world.Anyone(), jo);

        var again = await visitor.Post(AccessLinks.SetUp, fields, follow: false);

        Assert.Equal((HttpStatusCode.Redirect, AccessLinks.SignIn), (again.Status, again.Location));
    }

    [Fact]
    public async Task An_account_that_is_held_takes_the_code_of_its_hand_over_too_and_neither_comes_back_in_the_page()
    {
        var held = await world.AHeldAccount(await world.Given.ATeam(), null, Role.QaAuditor);
        var visitor = world.Anyone();
        var waiting = await visitor.Say(held);
        waiting.Shows("Your account waits for a second person").DoesNotShow("otpauth").DoesNotShow("Finish and sign in");
        var code = await world.ACode(held);
        var page = await visitor.Open(AccessLinks.SetUp);
        var secret = Newcomers.Secret(page);

        var refused = await page.Press("Finish and sign in");
        Assert.Equal("Enter the hand-over code that a second person gave you", refused.ErrorOf("Input.HandOverCode"));
        Assert.Equal("Enter the 6-digit code from your authenticator app", refused.ErrorOf("Input.Code"));
        refused = await refused.Fill("Input.HandOverCode", "2222 3333 4444").Fill("Input.Code", world.Code(secret)).Press("Finish and sign in");
        Assert.Equal("That hand-over code is not correct. Check it with whoever gave it to you, or ask them for a new one", refused.ErrorOf("Input.HandOverCode"));
        refused.DoesNotShow("2222 3333 4444").DoesNotShow(world.Code(secret));
        refused = await refused.Fill("Input.HandOverCode", code).Fill("Input.Code", world.Code(secret, 5)).Press("Finish and sign in");
        Assert.Equal("That code is not correct. Check the clock of your phone, wait for the next code and enter that one", refused.ErrorOf("Input.Code"));
        Assert.Null(refused.ErrorOf("Input.HandOverCode"));
        refused.DoesNotShow(code).DoesNotShow(SpokenCode.InWords(code));
        Assert.Empty(await world.Read(db => db.UserTokens.Where(t => t.UserId == held.Account).ToListAsync()));
        Assert.True(await world.Read(db => db.Users.Where(a => a.Id == held.Account).Select(a => a.IsHeld).SingleAsync()));

        (await refused.Fill("Input.HandOverCode", SpokenCode.InWords(code)).Fill("Input.Code", world.Code(secret)).Press("Finish and sign in")).Shows("Your account");
        Assert.False(await world.Read(db => db.Users.Where(a => a.Id == held.Account).Select(a => a.IsHeld).SingleAsync()));
    }

    [Fact]
    public async Task A_form_that_asked_for_no_hand_over_code_does_not_do_without_one()
    {
        // Whoever forges a request, or sends one made while somebody else's account was shown.
        var (jo, held) = (await world.ANewcomer(Role.QaAuditor), await world.AHeldAccount(await world.Given.ATeam(), null, Role.QaAuditor));
        var visitor = world.Anyone();
        var fields = (await visitor.SayPassword(jo)).Fill("Input.Code", "123456").Fields();
        await visitor.Say(held);

        (await visitor.Post(AccessLinks.SetUp, fields)).Shows("Your account has to be handed over first. Ask for a hand-over code").DoesNotShow("otpauth");
        await world.ACode(held);
        var page = await visitor.Open(AccessLinks.SetUp);
        fields = [.. fields.Where(f => f.Key != "Input.Code"), new("Input.Code", world.Code(Newcomers.Secret(page)))];
        Assert.Equal("Enter the hand-over code that a second person gave you", (await visitor.Post(AccessLinks.SetUp, fields)).ErrorOf("Input.HandOverCode"));
    }

    [Fact]
    public async Task Without_the_password_one_begins_again() => (await world.Anyone().Open(AccessLinks.SetUp)).Shows("Email address");
}
