using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>The worker of this session in the one posting it acts as, with the sides of domestic abuse that are closed to them.</summary>
/// <param name="OwnAdults">Adults whom the worker works with, or ever worked with, in any posting and any family.</param>
/// <param name="HarmedByOwnAdults">People whom one of those adults is alleged to have harmed.</param>
/// <param name="HarmersOfOwnAdults">People alleged to have harmed one of those adults.</param>
/// <param name="At">The moment for which they ask: what has begun or ended by then counts.</param>
public sealed record Acting(
    PostingId Posting,
    WorkerId Worker,
    AgencyId Agency,
    TeamId Team,
    Role Role,
    string Name,
    IReadOnlyList<PersonId> OwnAdults,
    IReadOnlyList<PersonId> HarmedByOwnAdults,
    IReadOnlyList<PersonId> HarmersOfOwnAdults,
    Now At)
{
    public bool IsManager => Role is Role.TeamManager;

    /// <summary>
    /// Victims whose side this worker may never read. Having worked with an adult counts for good: the end of a relationship must not add access.
    /// Nobody is barred from what is about their own adult.
    /// </summary>
    public IReadOnlyList<PersonId> BarredVictims { get; } = HarmedByOwnAdults.Except(OwnAdults).ToList();

    /// <summary>Alleged perpetrators whose side this worker may never read, because the worker's adult is the one harmed.</summary>
    public IReadOnlyList<PersonId> BarredPerpetrators { get; } = HarmersOfOwnAdults.Except(OwnAdults).ToList();

    public bool IsBarredFrom(Side side) => side.Label switch
    {
        Label.DaVictim => side.Person is not { } victim || BarredVictims.Contains(victim),
        Label.DaPerpetrator => side.Person is not { } perpetrator || BarredPerpetrators.Contains(perpetrator),
        _ => false,
    };

    public bool Has(Duty duty) => AccessTable.Has(Role, duty);
}

/// <summary>What comes of asking whether a worker may do something with one thing.</summary>
public enum Decision
{
    Allowed,

    /// <summary>The worker sees the thing but may not do this: 403.</summary>
    Forbidden,

    /// <summary>The thing does not exist for this worker: 404.</summary>
    NotVisible,
}

/// <summary>The one decision, taken for every page, command, list, file and job from <see cref="AccessTable"/>.</summary>
public static class AccessRule
{
    public static Decision Decide(Acting by, Duty duty, Relationship held)
    {
        if ((AccessTable.Reach(by.Role, Duty.OpenFamily) & held) == Relationship.None)
        {
            return Decision.NotVisible;
        }

        return (AccessTable.Reach(by.Role, duty) & held) == Relationship.None ? Decision.Forbidden : Decision.Allowed;
    }

    /// <summary>Whether the worker may read a labelled row of a family episode; a row that may not be read does not exist for them.</summary>
    public static Decision Decide(Acting by, Duty duty, Relationship held, Side side)
    {
        var may = Decide(by, duty, held);
        if (may != Decision.Allowed)
        {
            return may;
        }

        var reads = (AccessTable.Reach(by.Role, side.Label) & held) != Relationship.None && side.IsWhole && !by.IsBarredFrom(side);
        return reads ? Decision.Allowed : Decision.NotVisible;
    }
}
