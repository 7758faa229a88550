using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class PersonReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_of_the_authority_reports_who_looked_at_somebody_without_opening_their_family()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow").AChild("Amy", 8).AChild("Ben", 5));
        await world.Given.Visits(family, 1, "Breakfast was on the table");
        var (lead, officer) = (world.As(family.SocialWorker), world.As(await world.Given.AWorker(Role.PrivacyOfficer)));
        await lead.Open(WorkbookLinks.Workbook(family.Ref));
        await lead.Open(WorkbookLinks.ChildFile(family.Ref, family.Child("Amy")));
        await lead.Open(WorkbookLinks.ChildFile(family.Ref, family.Child("Ben")));
        var page = await officer.Open(GovernanceLinks.Reads);

        var refused = await page.Press("Find the person");
        Assert.Equal("Enter their first name", refused.ErrorOf("Input.FirstName"));
        Assert.Equal("Enter their last name", refused.ErrorOf("Input.LastName"));
        Assert.Equal("Enter their date of birth", refused.ErrorOf("Input.BirthDate"));
        var born = world.Clock.Today.AddYears(-8).AddDays(-100);
        (await page.Fill("Input.FirstName", "Amy").Fill("Input.LastName", "Larksp").FillDate("Input.BirthDate", born).Press("Find the person")).Shows("Nobody of the record has exactly this name and date of birth.");
        var found = await page.Fill("Input.LastName", "larkspur").Press("Find the person");
        Assert.NotNull(found.Document.QuerySelector($"a[href='{GovernanceLinks.PersonReads(family.Child("Amy"))}']"));

        var report = await officer.Open(GovernanceLinks.PersonReads(family.Child("Amy")));
        report.Expect(HttpStatusCode.OK).Shows("Who has looked at Amy Larkspur").Shows("2 times").Shows("Pages of the family on which this person stands")
            .Shows(family.SocialWorker.Name).Shows(family.Ref).Shows("Workbook").Shows("A child’s file").DoesNotShow("Quillrow").DoesNotShow("Breakfast").DoesNotShow("Ben");
        Assert.Contains($"Workbook,{family.Ref}", (await officer.Open($"{GovernanceLinks.PersonReads(family.Child("Amy"))}?handler=file")).Body, StringComparison.Ordinal);
        (await officer.Open(GovernanceLinks.FamilyReads(family.Ref))).Expect(HttpStatusCode.Forbidden);
        (await world.As(family.Manager).Open(GovernanceLinks.FamilyReads(family.Ref))).Shows("PrivacyOfficer");

        world.Clock.Pass(TimeSpan.FromMinutes(11));
        (await officer.Open($"{GovernanceLinks.PersonReads(family.Child("Amy"))}?handler=FILE")).Shows("Show that it is you");
        (await officer.Open(GovernanceLinks.PersonReads(family.Child("Amy")))).Shows("Who has looked at Amy Larkspur");
    }

    [Fact]
    public async Task Not_of_their_own_people_and_nobody_else_does()
    {
        var family = await world.Given.AFamily(f => f.AChild("Cal", 7).AnAdult("Vera"));
        var aunt = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await world.IsCloseTo(aunt, family, family.Adult("Vera"));
        var address = GovernanceLinks.PersonReads(family.Child("Cal"));

        (await world.As(aunt).Open(address)).Expect(HttpStatusCode.NotFound);
        (await (await world.As(aunt).Open(GovernanceLinks.Reads)).Fill("Input.FirstName", "Cal").Fill("Input.LastName", "Larkspur")
            .FillDate("Input.BirthDate", world.Clock.Today.AddYears(-7).AddDays(-100)).Press("Find the person")).Shows("Nobody of the record has exactly this name and date of birth.");
        (await world.As(await world.APartnersOfficer()).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.APartnersOfficer()).Open(GovernanceLinks.Reads)).DoesNotShow("Somebody of the record");
        (await world.As(family.Manager).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(address)).Expect(HttpStatusCode.OK);
        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(GovernanceLinks.PersonReads(Kith.Practice.Shared.Id.New<Kith.Practice.Shared.PersonId>(Kith.Practice.Shared.Now.At(world.Clock.GetUtcNow()))))).Expect(HttpStatusCode.NotFound);
    }
}
