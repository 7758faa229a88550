using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Practice.Supervision;

/// <summary>
/// The monthly meeting at which everyone who works with a family takes stock and agrees what comes next. One row per workbook cycle:
/// due from the day the cycle opened, held, then signed by the manager and frozen.
/// </summary>
public sealed class GroupSupervision : IOfFamilyEpisode
{
    private GroupSupervision()
    {
    }

    public SupervisionId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public CycleId Cycle { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? HeldOn { get; private set; }

    public PostingId? SignedBy { get; private set; }

    public DateTime? SignedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsSigned => SignedAt is not null;

    public static GroupSupervision DueFor(FamilyEpisodeId episode, CycleId cycle, DateOnly from, Now now) =>
        new() { Id = Shared.Id.New<SupervisionId>(now), FamilyEpisode = episode, Cycle = cycle, DueOn = DueAfter(from) };

    /// <summary>When the next session is due after allocation, or after the day on which the last one was signed.</summary>
    public static DateOnly DueAfter(DateOnly allocatedOrSigned) => Clocks.Due(Clock.GroupSupervision, allocatedOrSigned).On;

    /// <summary>Nothing is added to a signed record: what comes late belongs to the next cycle.</summary>
    public Refusals CheckOpen() => new Refusals().If(IsSigned, string.Empty, "This group supervision is signed and cannot be changed");

    public Refusals Hold(DateOnly? on, DateOnly today)
    {
        var no = CheckOpen()
            .If(on is null, "HeldOn", "Enter the date of the group supervision")
            .If(on > today, "HeldOn", "The date of the group supervision must be today or in the past");
        if (!no.Any)
        {
            HeldOn = on;
        }

        return no;
    }

    /// <summary>Signs the record, after which nothing in it changes.</summary>
    /// <param name="agreed">The agreed ratings so far.</param>
    /// <param name="unheard">Named adult workers who neither attended nor sent an update.</param>
    public Refusals Sign(IReadOnlyCollection<RagRating> agreed, IReadOnlyCollection<string> unheard, bool hasDecision, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(IsSigned, string.Empty, "This group supervision is already signed")
            .If(HeldOn is null, "HeldOn", "Enter the date of the group supervision before you sign")
            .If(!agreed.Any(r => r is { Worker: null, Child: null, Dimension: RagDimension.Overall }), "Agreed", "Agree an overall rating for the family before you sign")
            .If(!hasDecision, "Decision", "Record what was decided before you sign");
        foreach (var name in unheard)
        {
            no.Add(new Refusal("Attendance", $"Record whether {name} attended, or wait for their written update"));
        }

        if (!no.Any)
        {
            (SignedBy, SignedAt) = (by, now.Moment);
        }

        return no;
    }
}
