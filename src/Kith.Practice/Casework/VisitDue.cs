using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

/// <summary>When a child of an open family episode must next be seen. One row per child; a visit at which the child was seen moves it on.</summary>
public sealed class VisitDue : IOfFamilyEpisode
{
    private VisitDue()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId Child { get; private set; }

    public DateOnly? LastSeenOn { get; private set; }

    public DateOnly? LastSeenAloneOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    public int Version { get; private set; }

    public static VisitDue Start(FamilyEpisodeId episode, PersonId child, bool isOnChildProtectionPlan, DateOnly from, Now now) =>
        new()
        {
            Id = Shared.Id.New<RowId>(now),
            FamilyEpisode = episode,
            Child = child,
            DueOn = By(isOnChildProtectionPlan, from),
        };

    /// <summary>The child was seen. An earlier visit that is written up late moves nothing back.</summary>
    public void Seen(DateOnly on, bool alone, bool isOnChildProtectionPlan)
    {
        if (alone && (LastSeenAloneOn is null || on > LastSeenAloneOn))
        {
            LastSeenAloneOn = on;
        }

        if (LastSeenOn is null || on > LastSeenOn)
        {
            LastSeenOn = on;
            DueOn = By(isOnChildProtectionPlan, on);
        }
    }

    /// <summary>A corrected entry may take a sighting away: what remains is what the latest entries say.</summary>
    public void Restate(DateOnly? lastSeenOn, DateOnly? lastSeenAloneOn, bool isOnChildProtectionPlan, DateOnly otherwiseFrom)
    {
        (LastSeenOn, LastSeenAloneOn) = (lastSeenOn, lastSeenAloneOn);
        DueOn = By(isOnChildProtectionPlan, lastSeenOn ?? otherwiseFrom);
    }

    /// <summary>The day by which a child must next be seen: counted from when the child was last seen, or from allocation.</summary>
    private static DateOnly By(bool isOnChildProtectionPlan, DateOnly lastSeenOrAllocated) =>
        Clocks.Due(isOnChildProtectionPlan ? Clock.ChildProtectionVisit : Clock.ChildInNeedVisit, lastSeenOrAllocated).On;
}
