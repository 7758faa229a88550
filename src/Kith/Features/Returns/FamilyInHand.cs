using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>A family as an import works on it: its people, their episodes, and the periods of work that workers have written in.</summary>
internal sealed class FamilyInHand(Family family, bool isNew)
{
    public Family Family { get; } = family;

    public bool IsNew { get; } = isNew;

    public List<FamilyMember> Members { get; } = [];

    public List<ChildEpisode> ChildEpisodes { get; } = [];

    public List<FamilyEpisode> FamilyEpisodes { get; } = [];

    public List<Involvement> Involvements { get; } = [];

    /// <summary>Family episodes that a worker was allocated to or wrote in: an import neither dates, joins nor removes them.</summary>
    public HashSet<FamilyEpisodeId> Worked { get; } = [];

    /// <summary>A worker has done something with the family: an import does not dissolve it.</summary>
    public bool IsWorked { get; set; }

    /// <summary>Its only child has joined another family, so nothing is left of it.</summary>
    public bool IsDissolved { get; set; }

    /// <summary>The import touched an episode, so the family episodes are to be spanned anew.</summary>
    public bool HasNewEpisodes { get; set; }

    /// <summary>The team in which the family waits for a worker.</summary>
    public TeamId? Waiting { get; set; }

    public IEnumerable<FamilyMember> Children => Members.Where(m => m.Kind == MemberKind.Child && m.Until is null);
}
