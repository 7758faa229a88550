using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;
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
}
