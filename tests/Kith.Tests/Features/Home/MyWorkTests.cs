using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class MyWorkTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_named_to_nobody_is_told_so()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);

        var page = await world.As(worker).Open("/");

        page.Expect(HttpStatusCode.OK).Shows("You have no steps due").Shows("You are not named to any family").Shows("No child you lead for is due a visit");
    }

    [Fact]
    public async Task Families_steps_and_visits_stand_with_what_is_late_first()
    {
        var family = await world.Given.AFamily(f => f.Named("Bellweather").AChild("Amy").AnAdult("Vera"));
        var visitor = world.As(family.SocialWorker);
        var visit = await visitor.Open(WorkbookLinks.RecordVisit(family.Ref));
        await visit.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Seen").Fill("Input.Steps[0].What", "Ring the nursery").Press("Save to workbook");

        var today = await visitor.Open("/");
        today.Shows("Bellweather").Shows("Ring the nursery").Shows("Amy Larkspur, aged 6, seen 16 June").DoesNotShow("Overdue");

        world.Clock.Pass(TimeSpan.FromDays(45));
        try
        {
            (await world.As(family.SocialWorker).Open("/")).Shows("Overdue");
        }
        finally
        {
            world.Clock.Set(SettableClock.Start);
        }
    }

    [Fact]
    public async Task Another_workers_families_and_steps_are_not_mine()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillfeather").AChild("Amy"));
        var colleague = await world.Given.AWorker(Role.SocialWorker, family.Team);

        (await world.As(colleague).Open("/")).DoesNotShow("Quillfeather");
    }

    [Fact]
    public async Task An_unfinished_draft_waits_there()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        await (await visitor.Open(WorkbookLinks.RecordVisit(family.Ref))).Fill("Input.Account", "Later").Press("Save draft");

        (await visitor.Open("/")).Shows($"Record visit, {family.Ref}");
    }

    [Fact]
    public async Task A_partner_sends_updates_and_learns_nothing_of_visits_unless_they_lead()
    {
        var family = await world.Given.AFamily(f => f.Named("Redwing").AChild("Amy"));
        await world.Given.Visits(family, 1);
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);

        (await world.As(school).Open("/")).Shows("Redwing").Shows("Send an update").DoesNotShow("Record visit").DoesNotShow("seen ").DoesNotShow("Visits due");
        (await world.As(school).Open(WorkbookLinks.RecordVisit(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_administrator_has_no_work_with_families()
    {
        var administrator = await world.Given.AWorker(Role.SystemAdministrator);

        (await world.As(administrator).Open("/")).Expect(HttpStatusCode.Forbidden);
    }
}
