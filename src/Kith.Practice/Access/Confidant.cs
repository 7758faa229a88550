using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>A worker to whom a child told something in confidence: it is theirs to read for as long as they work with the family.</summary>
public sealed class Confidant : IOfFamilyEpisode
{
    private Confidant()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId Child { get; private set; }

    public WorkerId Worker { get; private set; }

    public DateTime Since { get; private set; }

    public static Confidant Of(PersonId child, WorkerId worker, FamilyEpisodeId episode, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), FamilyEpisode = episode, Child = child, Worker = worker, Since = now.Moment };
}
