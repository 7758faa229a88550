using Kith.Features.Supervision;
using Kith.Practice.Supervision;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Supervision;

public sealed class SetSupervisionDueTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_first_falls_due_31_days_after_allocation()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();

        var session = await world.Read(db => db.Supervisions.SingleAsync(s => s.FamilyEpisode == family.Episode));

        Assert.Equal(world.Clock.Today.AddDays(31), session.DueOn);
        var fact = Assert.Single(await world.Facts<SupervisionDue>(), f => f.FamilyEpisode == family.Episode);
        Assert.Contains(session.Id.Value.ToString(), fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_that_waits_to_be_allocated_has_none()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily(f => f.Unallocated());

        Assert.False(await world.Read(db => db.Supervisions.AnyAsync(s => s.FamilyEpisode == family.Episode)));
    }

    [Fact]
    public async Task The_next_falls_due_31_days_after_the_day_of_signing_and_not_of_holding()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();
        world.Clock.Pass(TimeSpan.FromDays(20));

        await world.SignedSupervision(family, Rag.Amber, input => input.HeldOn = world.Clock.Today.AddDays(-2));

        var next = await world.Read(db => db.Supervisions.SingleAsync(s => s.FamilyEpisode == family.Episode && s.SignedAt == null));
        Assert.Equal(world.Clock.Today.AddDays(31), next.DueOn);
    }
}
