using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Workbook;

/// <summary>The workbook from one signed group supervision to the next. An entry belongs to the cycle open when it was recorded.</summary>
public sealed class WorkbookCycle : IOfFamilyEpisode
{
    private WorkbookCycle()
    {
    }

    public CycleId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public int Number { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public int Version { get; private set; }

    public static WorkbookCycle Open(FamilyEpisodeId episode, int number, Now now) =>
        new() { Id = Shared.Id.New<CycleId>(now), FamilyEpisode = episode, Number = number, OpenedAt = now.Moment };

    /// <summary>Closes this cycle and opens the next one in the same moment, so that no entry falls between.</summary>
    public WorkbookCycle TurnOver(Now now)
    {
        ClosedAt = now.Moment;
        return Open(FamilyEpisode, Number + 1, now);
    }
}
