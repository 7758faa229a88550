using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Casework;

public sealed class VisitRegisterTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Overdue_children_come_first_and_each_says_when_they_were_last_seen_alone()
    {
        var family = await world.Given.AFamily(f => f.Named("Heron").AChild("Amy", aged: 6).AChild("Ben"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var now = world.Clock.Today;
        await Seen(family, "Amy", now.AddDays(-50), alone: true);
        await Seen(family, "Ben", now.AddDays(-2), alone: false);

        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.Visits());

        page.Expect(HttpStatusCode.OK).Shows("2 children, 1 overdue").Shows("Overdue").DoesNotShow("Zoe");
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("Amy", rows[0], StringComparison.Ordinal);
        Assert.Contains("27 Apr 2026", rows[0], StringComparison.Ordinal);
        Assert.Contains("Not yet", rows[1], StringComparison.Ordinal);
        Assert.NotNull(other);
    }

    [Fact]
    public async Task Children_not_seen_for_so_many_days_are_filtered_in_the_address()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AChild("Cal"));
        await Seen(family, "Amy", world.Clock.Today.AddDays(-40), alone: true);
        await Seen(family, "Ben", world.Clock.Today.AddDays(-10), alone: true);

        (await world.As(family.SocialWorker).Open("/visits?n=30")).Shows("Amy").Shows("Cal").DoesNotShow("Ben Larkspur").Shows("2 children");
        (await world.As(family.SocialWorker).Open("/visits?n=nonsense")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_due_is_said_and_the_door_is_kept()
    {
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(CaseworkLinks.Visits())).Shows("A child appears here when the family is allocated");
        (await world.As(await world.Given.AWorker(Role.SchoolDsl)).Open(CaseworkLinks.Visits())).Expect(HttpStatusCode.Forbidden);
    }

    private Task Seen(FamilyInTest family, string child, DateOnly on, bool alone) => world.Run<int>(async (s, now) =>
    {
        await s.GetRequiredService<RestateVisits>().Do(family.Episode, [family.Child(child)], [(family.Child(child), on, alone)], now, default);
        return 0;
    });
}
