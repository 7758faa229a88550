namespace Kith.Practice.Access;

/// <summary>Who may be given a team’s continuity pack: those roles of the team that may read all of it anyway, as plain members of the team.</summary>
public static class ContinuityRule
{
    private static readonly Duty[] Parts = [Duty.OpenFamily, Duty.ReadOverview, Duty.ReadPlans, Duty.SeeSteps, Duty.SeeVisitRegister];

    /// <returns>Each role once; none where a team has no such role and gets no pack.</returns>
    public static IReadOnlyList<Role> Readers(IEnumerable<Role> ofTeam) =>
        [.. ofTeam.Distinct().Order().Where(r => Parts.All(part => IsOpen(AccessTable.Reach(r, part))) && IsOpen(AccessTable.Reach(r, Label.General)))];

    private static bool IsOpen(Relationship reach) => reach.HasFlag(Relationship.TeamMember);
}
