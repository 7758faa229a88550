using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// The access of a posting, or of the family's whole team, to one family episode: dated, with its reason. An adult specialist's names the adult worked with.
/// </summary>
public sealed class Involvement : IOfFamilyEpisode
{
    private Involvement()
    {
    }

    public InvolvementId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    /// <summary>The named worker; null when the involvement is the team's.</summary>
    public PostingId? Posting { get; private set; }

    /// <summary>The team that has the family, or the team of the named worker, which their posting never leaves.</summary>
    public TeamId Team { get; private set; }

    public InvolvementKind Kind { get; private set; }

    public PersonId? Adult { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>The day on which access ended: from that day there is none.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? WhyEnded { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Involvement> Name(
        FamilyEpisodeId episode, Posting? posting, InvolvementKind kind, PersonId? adult, Now now)
    {
        var no = new Refusals()
            .If(posting is null || !posting.IsActiveOn(now.Today), "Posting", "Select a worker")
            .If(posting?.Role.IsAdultSpecialist() == true && adult is null, "Adult", "Select the adult they work with")
            .If(posting?.Role.IsAdultSpecialist() == true && kind == InvolvementKind.Allocated, "Posting", "An adult specialist cannot be the lead worker");
        return no.Any
            ? no
            : new Involvement
            {
                Id = Shared.Id.New<InvolvementId>(now),
                FamilyEpisode = episode,
                Posting = posting!.Id,
                Team = posting.Team,
                Kind = kind,
                Adult = adult,
                StartsOn = now.Today,
            };
    }

    /// <summary>Somebody worked with an adult, by a record that was lost: it opens nothing, and bars them from the other side as before.</summary>
    public static Involvement Remembered(FamilyEpisodeId episode, Posting posting, InvolvementKind kind, PersonId adult, string why, Now now) =>
        new()
        {
            Id = Shared.Id.New<InvolvementId>(now),
            FamilyEpisode = episode,
            Posting = posting.Id,
            Team = posting.Team,
            Kind = kind,
            Adult = adult,
            StartsOn = now.Today,
            EndedOn = now.Today,
            WhyEnded = why,
        };

    public static Involvement OfTeam(FamilyEpisodeId episode, TeamId team, Now now) =>
        new()
        {
            Id = Shared.Id.New<InvolvementId>(now),
            FamilyEpisode = episode,
            Team = team,
            Kind = InvolvementKind.FamilyTeam,
            StartsOn = now.Today,
        };

    public Refusals End(string? why, DateOnly today)
    {
        var no = new Refusals()
            .If(Text.Trimmed(why) is null, "Why", "Enter why they no longer work with the family")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (EndedOn, WhyEnded) = (today, why!.Trim());
        }

        return no;
    }
}

public enum InvolvementKind
{
    Allocated,
    CoWorker,

    /// <summary>The team that has the family: its members and managers.</summary>
    FamilyTeam,
}
