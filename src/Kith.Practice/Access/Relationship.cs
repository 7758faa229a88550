namespace Kith.Practice.Access;

/// <summary>How a posting stands to a family episode. A posting may stand in several ways at once.</summary>
[Flags]
public enum Relationship
{
    None = 0,

    /// <summary>The lead social worker or lead practitioner.</summary>
    Allocated = 1,

    /// <summary>Another worker named to the family.</summary>
    CoWorker = 2,

    /// <summary>A manager of the team that the family, or its allocated worker, belongs to.</summary>
    Supervisor = 4,

    /// <summary>Another member of the family's team.</summary>
    TeamMember = 8,

    Named = Allocated | CoWorker,
    Working = Allocated | CoWorker | Supervisor,
    Any = Allocated | CoWorker | Supervisor | TeamMember,
}
