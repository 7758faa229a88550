using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Casework;

public sealed class RestateVisitsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_is_due_follows_from_the_sightings_that_remain()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var (amy, today) = (family.Child("Amy"), world.Clock.Today);
        await Restate(family, (amy, today, true), (amy, today.AddDays(-5), false));
        Assert.Equal((today, (DateOnly?)today), await LastSeen(family));

        await Restate(family, (amy, today.AddDays(-5), false));
        Assert.Equal((today.AddDays(-5), null), await LastSeen(family));

        await Restate(family);
        var due = await world.Read(db => db.VisitsDue.SingleAsync(v => v.FamilyEpisode == family.Episode));
        Assert.Null(due.LastSeenOn);
        Assert.Equal(new DateOnly(2026, 7, 14), due.DueOn);
    }

    private Task Restate(FamilyInTest family, params (PersonId Child, DateOnly On, bool Alone)[] remaining) => world.Run<int>(async (s, now) =>
    {
        await s.GetRequiredService<RestateVisits>().Do(family.Episode, [family.Child("Amy")], remaining, now, default);
        return 0;
    });

    private async Task<(DateOnly? Seen, DateOnly? Alone)> LastSeen(FamilyInTest family)
    {
        var due = await world.Read(db => db.VisitsDue.SingleAsync(v => v.FamilyEpisode == family.Episode));
        return (due.LastSeenOn, due.LastSeenAloneOn);
    }
}
