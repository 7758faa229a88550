using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Casework;

public sealed class MeetVisitTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Seeing_a_child_moves_the_day_on_and_an_older_visit_moves_nothing_back()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var today = world.Clock.Today;

        await Meet(family, today, alone: false);
        await Meet(family, today.AddDays(-7), alone: true);

        var due = await world.Read(db => db.VisitsDue.SingleAsync(v => v.FamilyEpisode == family.Episode));
        Assert.Equal((today, today.AddDays(-7), new DateOnly(2026, 7, 14)), (due.LastSeenOn, due.LastSeenAloneOn, due.DueOn));
    }

    [Fact]
    public async Task A_child_on_a_child_protection_plan_is_seen_within_ten_working_days()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.Run<int>((s, now) =>
        {
            var episode = ChildEpisode.AsSent(family.Child("Amy"), now.Today.AddDays(-60), now);
            episode.Add(Plan.Of(PlanKind.ChildProtection, now.Today.AddDays(-30), null, now));
            s.GetRequiredService<KithDb>().Add(episode);
            return Task.FromResult<Outcome<int>>(0);
        });

        await Meet(family, world.Clock.Today, alone: true);

        Assert.Equal(new DateOnly(2026, 6, 30), await world.Read(db => db.VisitsDue.Where(v => v.FamilyEpisode == family.Episode).Select(v => v.DueOn).SingleAsync()));
    }

    private Task Meet(FamilyInTest family, DateOnly on, bool alone) => world.Run<int>(async (s, now) =>
    {
        await s.GetRequiredService<MeetVisit>().Do(family.Episode, [(family.Child("Amy"), alone)], on, now, default);
        return 0;
    });
}
