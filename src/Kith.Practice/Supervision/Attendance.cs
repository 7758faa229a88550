using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Supervision;

public enum Presence
{
    Attended,
    SentUpdate,
    Absent,
}

/// <summary>Whether a named worker was at the session, by discipline.</summary>
public sealed class Attendance : IOfFamilyEpisode
{
    private Attendance()
    {
    }

    public RowId Id { get; private set; }

    public SupervisionId Supervision { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PostingId Posting { get; private set; }

    public Discipline Discipline { get; private set; }

    public Presence Presence { get; private set; }

    public int Version { get; private set; }

    public static Attendance Note(SupervisionId supervision, FamilyEpisodeId episode, PostingId posting, Discipline discipline, Presence presence, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), Supervision = supervision, FamilyEpisode = episode, Posting = posting, Discipline = discipline, Presence = presence };

    public void Change(Presence presence) => Presence = presence;
}
