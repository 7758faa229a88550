using System.Net;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.FrontDoor;

namespace Kith.Tests.Features.Governance;

public sealed class WorkerReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_sees_what_a_worker_of_their_agency_opened_by_reference()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow"));
        await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        var address = GovernanceLinks.WorkerReads(family.SocialWorker.Worker);
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));

        (await officer.Open(address)).Expect(HttpStatusCode.OK).Shows(family.SocialWorker.Name).Shows(family.Ref).Shows("People of the family").DoesNotShow("Quillrow");
        Assert.Contains(family.Ref, (await officer.Open($"{address}?handler=file")).Body, StringComparison.Ordinal);
        (await world.As(await world.APartnersOfficer()).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(address)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task One_of_the_authority_reads_of_every_worker_and_each_link_to_one_opens()
    {
        var family = await world.Given.AFamily();
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        await world.As(school).Open(FamiliesLinks.Home(family.Ref));
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);

        var readers = await world.As(officer).Open($"{GovernanceLinks.Reads}?reference={family.Ref}");
        Assert.NotNull(readers.Document.QuerySelector($"a[href='{GovernanceLinks.WorkerReads(school.Worker)}']"));
        (await world.As(officer).Open(GovernanceLinks.WorkerReads(school.Worker))).Expect(HttpStatusCode.OK).Shows(school.Name).Shows(family.Ref);
        Assert.Contains(family.Ref, (await world.As(officer).Open($"{GovernanceLinks.WorkerReads(school.Worker)}?handler=file")).Body, StringComparison.Ordinal);
        (await (await world.As(officer).Open(GovernanceLinks.Reads)).Fill("Name", school.Name).Press("Find the worker")).Shows(school.Name);
    }

    [Fact]
    public async Task Whom_a_worker_looked_for_is_told_by_a_mark_with_what_it_was_for()
    {
        await world.Given.AFamily(f => f.AChild("Nell", 4));
        var screener = await world.AScreener();
        var contact = await world.AContact(screener, Contacts.Child("Nell", "Larkspur"));
        await (await world.As(screener).Open(FrontDoorLinks.Name(contact))).FillDate("Input.People[0].BirthDate", world.Clock.Today.AddYears(-4).AddDays(-100)).Press("Save and look again");
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, new TeamInTest(screener.Team, screener.Agency, string.Empty)));

        var page = await officer.Open(GovernanceLinks.WorkerReads(screener.Worker));

        page.Shows("Looked whether somebody is known, for a contact").Shows("Searched, 1 found, mark ").DoesNotShow("Nell");
        Assert.Contains("Looked whether somebody is known, for a contact", (await officer.Open($"{GovernanceLinks.WorkerReads(screener.Worker)}?handler=file")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("to.day=31&to.month=12&to.year=9999")]
    [InlineData("from.day=1&from.month=1&from.year=1&to.day=31&to.month=12&to.year=9999")]
    public async Task Days_that_no_line_can_have_are_none_and_no_fault(string days)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));
        foreach (var (reader, address) in new[]
        {
            (officer, GovernanceLinks.WorkerReads(family.SocialWorker.Worker)), (officer, GovernanceLinks.PersonReads(family.Child("Amy"))), (world.As(family.Manager), GovernanceLinks.FamilyReads(family.Ref)),
        })
        {
            (await reader.Open($"{address}?{days}")).Expect(HttpStatusCode.OK).Shows(family.SocialWorker.Name);
            Assert.Contains(family.Ref, (await reader.Open($"{address}?handler=file&{days}")).Expect(HttpStatusCode.OK).Body, StringComparison.Ordinal);
        }
    }
}
