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

    /// <summary>Asked to work with the family, and not yet answered: sees what was asked and nothing else.</summary>
    ReferralPending = 16,

    /// <summary>Asked to write one part: sees what was asked and what they wrote, and nothing else.</summary>
    Invited = 32,

    /// <summary>None, but the glass is broken: reads in an emergency, for a day at most.</summary>
    Emergency = 64,

    /// <summary>And somebody is in immediate danger.</summary>
    ImmediateDanger = 128,

    Named = Allocated | CoWorker,
    Working = Allocated | CoWorker | Supervisor,
    Any = Allocated | CoWorker | Supervisor | TeamMember,

    /// <summary>The family is not there for them; what they were asked is.</summary>
    Outside = ReferralPending | Invited,
}
