using Kith.Features.Access;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class PostingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Who_holds_several_postings_chooses_one_and_acts_as_that_alone()
    {
        var jo = await world.ANewcomer(Role.QaAuditor, Role.SystemAdministrator);
        var visitor = world.Anyone();

        var (_, choose) = await world.SetUp(visitor, jo);

        choose.Shows("Which posting do you want to work in?").Shows("Quality auditor").Shows("System administrator");
        Assert.Equal("Select the posting you want to work in", (await choose.Press("Continue")).ErrorOf("Input.Posting"));
        (await visitor.Open(AccessLinks.Organisation)).Shows("Which posting do you want to work in?");

        (await Choose(choose, jo, Role.SystemAdministrator)).Shows("of whom");
        (await Choose(await visitor.Open(AccessLinks.Posting), jo, Role.QaAuditor)).Shows("Your account");
        (await visitor.Open(AccessLinks.Organisation)).Shows("You cannot open this page");
        Assert.Equal(2, await world.Read(db => db.Audit.CountAsync(a => a.Kind == AuditKind.PostingChosen && a.Account == jo.Account.Id)));
    }

    [Fact]
    public async Task The_posting_of_somebody_else_cannot_be_chosen()
    {
        var (jo, other) = (await world.ANewcomer(Role.QaAuditor, Role.PrivacyOfficer), await world.Given.AWorker(Role.SystemAdministrator));
        var (_, choose) = await world.SetUp(world.Anyone(), jo);
        choose.Document.QuerySelector("input[name='Input.Posting']")!.SetAttribute("value", other.Posting.Value.ToString());

        var refused = await choose.Choose("Input.Posting", other.Posting.Value.ToString()).Press("Continue");

        Assert.Equal("Select the posting you want to work in", refused.ErrorOf("Input.Posting"));
    }

    [Fact]
    public async Task Who_holds_none_today_is_told_whom_to_ask()
    {
        var (_, arrived) = await world.SetUp(world.Anyone(), await world.ANewcomer());

        arrived.Shows("You have no posting today");
    }

    [Fact]
    public async Task Where_one_was_going_outlives_the_choice()
    {
        var jo = await world.ANewcomer(Role.QaAuditor, Role.PrivacyOfficer);
        var visitor = world.Anyone();
        var page = await visitor.SayPassword(jo, at: $"{AccessLinks.SignIn}?to=/account/password");
        var choose = await page.Fill("Input.Code", world.Code(Newcomers.Secret(page))).Press("Finish and sign in");

        (await Choose(choose, jo, Role.QaAuditor)).Shows("Change your password");
    }

    private async Task<Shown> Choose(Shown page, Newcomer who, Role role)
    {
        var posting = await world.Read(db => db.Postings.SingleAsync(p => p.Worker == who.Worker && p.Role == role));
        return await page.Choose("Input.Posting", posting.Id.Value.ToString()).Press("Continue");
    }
}
