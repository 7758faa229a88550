using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

public sealed class OrderExportTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_analyst_says_what_for_and_the_head_and_the_privacy_officer_are_asked()
    {
        var team = await world.Given.ATeam();
        var (analyst, head, officer) = (await world.Given.AWorker(Role.Analyst, team), await world.Given.AWorker(Role.ServiceManager, team), await world.Given.AWorker(Role.PrivacyOfficer, team));
        var page = await world.As(analyst).Open(ReturnsLinks.OrderExport());

        var refused = await page.Press("Ask for it");
        Assert.Equal("Select what you need", refused.ErrorOf("Input.What"));
        Assert.Equal("Enter what the file is for", refused.ErrorOf("Input.Purpose"));
        Assert.Equal("Enter who gets the file", refused.ErrorOf("Input.Recipient"));
        (await page.Choose("Input.What", "AnnexA").Fill("Input.Purpose", "For the inspection on Monday").Fill("Input.Recipient", "The lead inspector").Press("Ask for it")).Shows("Somebody else is asked to agree").Shows("waits for somebody else to agree");

        Assert.Contains("\"What\":\"AnnexA\"", await world.TheFact<ExportOrdered>(analyst), StringComparison.Ordinal);
        var mail = await world.Read(db => db.Messages.Select(m => new { m.Recipient, m.Body }).ToListAsync());
        Assert.Equal(new[] { head.Account.Email, officer.Account.Email }.Order(), mail.Select(m => m.Recipient).Order());
        Assert.All(mail, m => Assert.DoesNotContain("inspect", m.Body, StringComparison.Ordinal));
        (await world.As(officer).Open(ReturnsLinks.OrderExport())).Expect(HttpStatusCode.Forbidden);
        (await world.As(analyst).Open(ReturnsLinks.OrderExport(new CensusBuildId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}

public sealed class AnswerExportTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Somebody_else_of_the_same_authority_agrees_or_declines()
    {
        var team = await world.Given.ATeam();
        var order = await world.AnExportOrder(team);
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, team);
        var page = (await world.As(officer).Open(ReturnsLinks.AnswerExport(order))).Shows("The inspectors ask for it");

        Assert.Equal("Select whether you agree", (await page.Press("Answer")).ErrorOf("Input.Agrees"));
        (await page.Choose("Input.Agrees", "False").Press("Answer")).Shows("Export declined").Shows("Declined");

        Assert.Contains("\"IsAgreed\":false", await world.TheFact<ExportAnswered>(officer), StringComparison.Ordinal);
        (await world.As(officer).Open(ReturnsLinks.AnswerExport(order))).Shows("Declined.");
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(ReturnsLinks.AnswerExport(order))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.Analyst, team)).Open(ReturnsLinks.AnswerExport(order))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whoever_asked_does_not_agree()
    {
        var team = await world.Given.ATeam();
        var head = await world.Given.AWorker(Role.ServiceManager, team);
        var order = await world.AnExportOrder(team, head);
        var by = await world.Acting(head);

        (await world.As(head).Open(ReturnsLinks.AnswerExport(order))).Shows("Somebody else has to answer this").DoesNotShow("Do you agree?");
        var refused = await world.Refusals<AnswerExport, RowId>((answer, now) => answer.Do(order, new AnswerExportInput { Agrees = true }, by, now, CancellationToken.None));
        Assert.Equal("Somebody else must agree: you asked for it", Assert.Single(refused).Message);
    }
}

public sealed class ListExportOrdersTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Those_who_agree_see_what_was_asked_in_their_agency()
    {
        var team = await world.Given.ATeam();
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, team));
        (await officer.Open(ReturnsLinks.ExportOrders())).Shows("Nobody has asked for one.");
        await world.AnExportOrder(await world.Given.ATeam());
        await world.AnExportOrder(team);

        (await officer.Open(ReturnsLinks.ExportOrders())).Shows("Annex A, lists 1 to 8").Shows("The inspectors ask for it The inspectors").Shows("Waits");
        Assert.Single((await officer.Open(ReturnsLinks.ExportOrders())).Document.QuerySelectorAll("tbody tr"));
        (await world.As(await world.Given.AWorker(Role.Analyst, team)).Open(ReturnsLinks.ExportOrders())).Expect(HttpStatusCode.Forbidden);
    }
}
