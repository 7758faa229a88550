using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Families;

/// <summary>
/// Two people take a shield away: one proposes it, another, who is the person's own worker or a manager of the family, agrees. Until then it stands.
/// What was recorded under the shield stays protected.
/// </summary>
public sealed class Unshielding : IOfFamilyEpisode
{
    private Unshielding()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId Person { get; private set; }

    public string Why { get; private set; } = string.Empty;

    public PostingId ProposedBy { get; private set; }

    public WorkerId Proposer { get; private set; }

    public DateTime ProposedAt { get; private set; }

    public PostingId? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public bool? IsAgreed { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Unshielding> Propose(FamilyEpisodeId episode, PersonId person, bool isShielded, bool isProposed, string? why, PostingId by, WorkerId proposer, Now now)
    {
        var no = new Refusals()
            .If(!isShielded, string.Empty, "This person’s whereabouts are not protected")
            .If(isProposed, string.Empty, "Somebody has already proposed this, and it waits for an answer")
            .If(Text.Trimmed(why) is null, "Why", "Enter why it is now safe")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        return no.Any
            ? no
            : new Unshielding
            {
                Id = Shared.Id.New<RowId>(now),
                FamilyEpisode = episode,
                Person = person,
                Why = why!.Trim(),
                ProposedBy = by,
                Proposer = proposer,
                ProposedAt = now.Moment,
            };
    }

    /// <param name="mayAnswer">The person's own worker, or a manager of the family.</param>
    public Refusals Answer(bool? agrees, PostingId by, WorkerId worker, bool mayAnswer, Now now)
    {
        var no = new Refusals()
            .If(AnsweredAt is not null, string.Empty, "This has already been answered")
            .If(worker == Proposer, string.Empty, "You proposed this, so somebody else has to answer it")
            .If(!mayAnswer, string.Empty, "Their own worker or a manager of the family has to answer this")
            .If(agrees is null, "Agrees", "Select whether you agree");
        if (!no.Any)
        {
            (IsAgreed, AnsweredBy, AnsweredAt) = (agrees, by, now.Moment);
        }

        return no;
    }
}
