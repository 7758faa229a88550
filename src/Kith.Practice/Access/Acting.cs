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

    public DateOnly? InterestsDeclaredOn { get; init; }

    /// <summary>Somebody stands on record to whom the worker is close (TR-22): while nobody does, no family is shut to them for it.</summary>
    public bool HasInterests { get; init; } = true;

    /// <summary>The worker has opened a family in an emergency, and it is not over (TR-20).</summary>
    public bool HasBrokenGlass { get; init; } = true;

    /// <summary>Interests are declared at joining and again when a year has passed.</summary>
    public bool IsDeclarationDue => InterestsDeclaredOn is not { } last || last.AddYears(1) <= At.Today;

    /// <summary>
    /// Victims whose side this worker may never read. Having worked with an adult counts for good: the end of a relationship must not add access.
    /// Nobody is barred from what is about their own adult.
    /// </summary>
    public IReadOnlyList<PersonId> BarredVictims => HarmedByOwnAdults.Except(OwnAdults).ToList();

    /// <summary>Alleged perpetrators whose side this worker may never read, because the worker's adult is the one harmed.</summary>
    public IReadOnlyList<PersonId> BarredPerpetrators => HarmersOfOwnAdults.Except(OwnAdults).ToList();

    /// <summary>Children who told the worker something in confidence, in any of their postings.</summary>
    public IReadOnlyList<PersonId> Confided { get; init; } = [];

    /// <summary>The same worker once this child has told them something in confidence.</summary>
    public Acting TrustedBy(PersonId child) => Confided.Contains(child) ? this : this with { Confided = [.. Confided, child] };

    public bool IsBarredFrom(Side side) => side.Label switch
    {
        Label.DaVictim => side.Person is not { } victim || BarredVictims.Contains(victim),
        Label.DaPerpetrator => side.Person is not { } perpetrator || BarredPerpetrators.Contains(perpetrator),

        // Who works with one of a pair reads nothing of the other's health either.
        Label.HealthMental or Label.HealthSubstance => side.Person is not { } adult || BarredVictims.Contains(adult) || BarredPerpetrators.Contains(adult),
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
        var may = AccessTable.Reach(by.Role, duty) & held;
        if ((AccessTable.Reach(by.Role, Duty.OpenFamily) & held) == Relationship.None)
        {
            return (may & Relationship.Outside) == Relationship.None ? Decision.NotVisible : Decision.Allowed;
        }

        return may == Relationship.None ? Decision.Forbidden : Decision.Allowed;
    }

    /// <summary>Whether the worker may read a labelled row of a family episode; a row that may not be read does not exist for them.</summary>
    public static Decision Decide(Acting by, Duty duty, Relationship held, Side side)
    {
        var may = Decide(by, duty, held);
        if (may != Decision.Allowed)
        {
            return may;
        }

        var reach = AccessTable.Reach(by.Role, side.Label) | (side is { Label: Label.ChildConfidential, Person: { } child } && by.Confided.Contains(child) ? AccessTable.ReachOfConfided(by.Role) : Relationship.None);
        return (reach & held) != Relationship.None && side.IsWhole && !by.IsBarredFrom(side) ? Decision.Allowed : Decision.NotVisible;
    }

    /// <summary>
    /// Labels of which the worker may learn that something carries them, and not what: it is withheld from them, and the lead worker can be asked. Never a side of
    /// domestic abuse: two workers who compare what is withheld would tell the one who is barred. A partner who does not lead reads only their own and learns of none.
    /// </summary>
    public static IReadOnlyList<Label> WithheldFrom(Acting by, Relationship held) =>
        (held & Relationship.Working) == Relationship.None || (by.Role.IsPartner() && !held.HasFlag(Relationship.Allocated))
            ? []
            : Enum.GetValues<Label>().Where(l => AccessTable.IsTold(by.Role, l) && (AccessTable.Reach(by.Role, l) & held) == Relationship.None).ToList();
}
