using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class BrokenGlassTests
{
    private const string Why = "A neighbour hears the children scream";
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));

    [Fact]
    public void It_needs_a_reason_and_twenty_characters_and_lasts_a_day()
    {
        Assert.Equal(["Select why you must open the family", "Enter what has happened"], BrokenGlass.Break(default, null, " ", false, By(), Now.Today, Now).Refusals.Select(r => r.Message));
        Assert.Equal("What has happened must be 20 characters or more", Assert.Single(BrokenGlass.Break(default, EmergencyReason.Other, "Nineteen characters", false, By(), Now.Today, Now).Refusals).Message);

        var glass = Broken(By());
        Assert.Equal(Now.Moment.AddHours(24), glass.Until);
        Assert.False(glass.IsOverdueOn(Now.Today));
        Assert.True(glass.IsOverdueOn(Now.Today.AddDays(1)));
    }

    [Fact]
    public void Somebody_else_reviews_it_once()
    {
        var by = By();
        var glass = Broken(by);

        Assert.Equal(
            ["Somebody else must review it: you opened the family", "Select whether it was right to open the family", "Enter what you found"],
            glass.Judge(null, null, by, Now).Select(r => r.Message));
        Assert.False(glass.Judge(true, "The children were seen", By(), Now).Any);
        Assert.False(glass.IsOverdueOn(Now.Today.AddDays(9)));
        Assert.Equal("It has been reviewed already", Assert.Single(glass.Judge(false, "Again", By(), Now)).Message);
    }

    [Theory]
    [InlineData(false, null, false, Relationship.Allocated | Relationship.Emergency)]
    [InlineData(true, null, true, Relationship.None)]
    [InlineData(false, CaseLabel.Restricted, true, Relationship.Allocated | Relationship.Emergency)]
    [InlineData(false, CaseLabel.Restricted, false, Relationship.Emergency)]
    [InlineData(false, CaseLabel.Sealed, false, Relationship.None)]
    public void The_gate_shuts_before_anything_opens(bool isConflicted, CaseLabel? label, bool isListed, Relationship stands)
    {
        var gate = new Gate(isConflicted, label, isListed, HasGlass: true, HasDanger: false);

        Assert.Equal(stands, gate.Let(Role.TeamManager, Relationship.Allocated));
        Assert.Equal(stands & (label is null || isListed ? ~Relationship.None : Relationship.None), gate.Let(Role.SocialWorker, Relationship.Allocated));
    }

    [Fact]
    public void The_glass_opens_to_read_and_never_a_side_supervision_or_a_place_without_danger()
    {
        Duty[] read = [Duty.OpenFamily, Duty.ReadOverview, Duty.ReadWorkbook, Duty.ReadChronology, Duty.ReadChildFile, Duty.ReadAssessment, Duty.ReadPlans];
        foreach (var role in Enum.GetValues<Role>())
        {
            var opens = AccessTable.Has(role, Duty.BreakGlass);
            var may = Enum.GetValues<Duty>().Where(d => (AccessTable.Reach(role, d) & Relationship.Emergency) != Relationship.None);
            Assert.Equal(opens ? read : [], may.Intersect(read).OrderBy(d => Array.IndexOf(read, d)));
            Assert.Empty(may.Except(read));
            Assert.Equal(opens ? [Label.General] : [], Enum.GetValues<Label>().Where(l => (AccessTable.Reach(role, l) & (Relationship.Emergency | Relationship.ImmediateDanger)) != Relationship.None));
            Assert.Equal(opens ? [Duty.SeeProtectedLocation] : [], Enum.GetValues<Duty>().Where(d => (AccessTable.Reach(role, d) & Relationship.ImmediateDanger) != Relationship.None));
        }

        Assert.Equal([Role.TeamManager, Role.ServiceManager, Role.EmergencyDuty], Enum.GetValues<Role>().Where(BrokenGlass.MayOpenRestricted));
    }

    private static BrokenGlass Broken(Acting by) => BrokenGlass.Break(default, EmergencyReason.ChildInDanger, Why, false, by, Now.Today, Now).Value;

    private static Acting By() => new(default, new WorkerId(Guid.NewGuid()), default, default, Role.EmergencyDuty, "Somebody", [], [], [], Now);
}
