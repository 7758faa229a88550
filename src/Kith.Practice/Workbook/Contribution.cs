using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Workbook;

/// <summary>An entry that somebody wrote because they were invited to; by it they find it again, and nothing beside it.</summary>
public sealed class Contribution : IOfFamilyEpisode
{
    private Contribution()
    {
    }

    public EntryId Entry { get; private set; }

    public InvitationId Invitation { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public static Contribution Of(Entry entry, Invitation invitation) => new() { Entry = entry.Id, Invitation = invitation.Id, FamilyEpisode = entry.FamilyEpisode };
}
