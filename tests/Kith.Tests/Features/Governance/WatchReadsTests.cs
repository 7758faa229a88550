using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.FrontDoor;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class WatchReadsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whoever_asks_for_a_family_that_is_not_theirs_is_noticed_once_and_the_alert_names_nobody()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow").AnAdult("Vera"));
        var alert = await world.ACuriousReader(family);
        await world.CountsReads();

        var raised = await world.Read(db => db.CuriosityAlerts.Where(a => a.Id == alert).SingleAsync());
        var worker = raised.Worker;
        Assert.Equal(CuriosityKind.NotTheirs, raised.Kind);
        Assert.Equal(1, await world.Read(db => db.CuriosityAlerts.CountAsync(a => a.Worker == worker)));
        var tally = await world.Read(db => db.ReadTallies.SingleAsync(t => t.Worker == worker));
        Assert.Equal((0, 3), (tally.Opened, tally.Refused));
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        (await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("What somebody opened looks curious").DoesNotShow("Quillrow").DoesNotShow(family.Ref);
    }

    [Fact]
    public async Task Somebody_of_the_team_with_the_name_of_the_family_is_noticed_and_whoever_is_named_to_it_is_not()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var relative = await world.Given.AWorker(Role.SocialWorker, family.Team, "Sam Larkspur");
        var named = await world.Given.ACoWorker(family, Role.SocialWorker);
        foreach (var reader in new[] { relative, named, family.Manager })
        {
            await world.As(reader).Open(FamiliesLinks.Home(family.Ref));
        }

        await world.CountsReads();

        Assert.Equal([(relative.Worker, CuriosityKind.OwnName)], await world.Read(async db => (await db.CuriosityAlerts.Where(a => a.Family == family.Id).Select(a => new { a.Worker, a.Kind }).ToListAsync()).Select(a => (a.Worker, a.Kind)).ToList()));
    }

    [Fact]
    public async Task Whoever_looks_for_people_more_than_thirty_times_a_day_is_noticed_and_everybody_of_one_contact_is_one_search()
    {
        var (often, seldom) = (await world.AScreener(), await world.AScreener());
        var most = CuriosityLimits.On(world.Clock.Today).SearchesInADay;
        Assert.Equal(30, most);
        for (var i = 0; i < most; i++)
        {
            await Searches(often, SearchKind.Index, SearchPurpose.Contact, 1, $"often{i}");
            await Searches(seldom, SearchKind.Index, SearchPurpose.Contact, 1, $"seldom{i}");
        }

        await Searches(often, SearchKind.Emergency, SearchPurpose.Emergency, 0, "glass");

        // The rest of a contact, what a partner asks for, what was found in an emergency and their own families are no further search.
        await Searches(seldom, SearchKind.Index, SearchPurpose.Contact, 1, "seldom0");
        await Searches(seldom, SearchKind.Index, SearchPurpose.RequestForHelp, 1, "request");
        await Searches(seldom, SearchKind.Emergency, SearchPurpose.Emergency, 1, "opened");
        await Searches(seldom, SearchKind.Caseload, SearchPurpose.OwnWork, 0, "own");

        await world.CountsReads();

        var alert = Assert.Single(await world.Read(db => db.CuriosityAlerts.Where(a => a.Worker == often.Worker || a.Worker == seldom.Worker).ToListAsync()));
        Assert.Equal((CuriosityKind.ManySearches, often.Worker, null), (alert.Kind, alert.Worker, alert.Family));
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, new TeamInTest(often.Team, often.Agency, string.Empty)));
        (await officer.Open(GovernanceLinks.ReadsAlert(alert.Id))).Shows("Looked very often in one day whether people are known");
        await Searches(often, SearchKind.Index, SearchPurpose.Contact, 0, "once more");
        await world.CountsReads();
        Assert.Equal(1, await world.Read(db => db.CuriosityAlerts.CountAsync(a => a.Worker == often.Worker)));
    }

    [Fact]
    public async Task A_family_that_is_looked_for_in_an_emergency_in_vain_counts_as_asked_for()
    {
        var (family, duty) = (await world.Given.AFamily(), await world.Given.AWorker(Role.EmergencyDuty));
        for (var i = 0; i < CuriosityLimits.On(world.Clock.Today).Tries; i++)
        {
            await Searches(duty, SearchKind.Emergency, SearchPurpose.Emergency, 0, $"try{i}", family.Id);
        }

        await world.CountsReads();

        Assert.Equal([CuriosityKind.NotTheirs], await world.Read(db => db.CuriosityAlerts.Where(a => a.Worker == duty.Worker).Select(a => a.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_comes_back_for_days_without_being_named_is_noticed()
    {
        var family = await world.Given.AFamily();
        var beside = await world.Given.AWorker(Role.FamilySupportWorker, family.Team);
        for (var day = 0; day < CuriosityLimits.On(world.Clock.Today).DaysBack; day++)
        {
            await world.As(beside).Open(FamiliesLinks.Home(family.Ref));
            world.Clock.Pass(TimeSpan.FromDays(1));
        }

        await world.CountsReads();

        Assert.Equal([CuriosityKind.ComingBack], await world.Read(db => db.CuriosityAlerts.Where(a => a.Worker == beside.Worker).Select(a => a.Kind).ToListAsync()));
    }

    private Task<int> Searches(WorkerInTest worker, SearchKind kind, SearchPurpose purpose, int found, string request, FamilyId? family = null) => world.Read(db =>
    {
        db.Audit.Add(new AuditRow
        {
            At = world.Clock.GetUtcNow().UtcDateTime,
            Kind = AuditKind.Searched,
            Posting = worker.Posting,
            RequestId = request,
            Family = family,
            Subject = new SearchLine(kind, purpose, found, new string('a', 24)).Written(null),
        });
        return db.SaveChangesAsync();
    });
}
