using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
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
    public async Task Without_the_password_one_begins_again() => (await world.Anyone().Open(AccessLinks.SetUp)).Shows("Email address");
}
