using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>Who is alleged to have harmed whom in a family. It bars each side's workers from the other side's words.</summary>
public sealed class HarmAllegation : IOfFamilyEpisode
{
    private HarmAllegation()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId HarmedBy { get; private set; }

    public PersonId Harmed { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public static Outcome<HarmAllegation> Record(FamilyEpisodeId episode, PersonId? harmedBy, PersonId? harmed, Now now)
    {
        var no = new Refusals()
            .If(harmedBy is null, "HarmedBy", "Select who is alleged to have caused harm")
            .If(harmed is null, "Harmed", "Select who is alleged to have been harmed")
            .If(harmed is not null && harmed == harmedBy, "Harmed", "Select somebody other than the person alleged to have caused harm");
        return no.Any
            ? no
            : new HarmAllegation
            {
                Id = Shared.Id.New<RowId>(now),
                FamilyEpisode = episode,
                HarmedBy = harmedBy!.Value,
                Harmed = harmed!.Value,
                RecordedAt = now.Moment,
            };
    }
}
