using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;

namespace Kith.Features.Supervision;

/// <summary>The ratings of one session as a form fills them in: each subject and dimension once for each worker, and once agreed.</summary>
internal sealed class RatingSheet(KithDb db, GroupSupervision session, List<RagRating> ratings, Acting by, Now now)
{
    /// <summary>The ratings that this form gave anew or changed.</summary>
    public List<RagRating> Changed { get; } = [];

    public RagRating? Find(PostingId? worker, PersonId? child = null, RagDimension dimension = RagDimension.Overall) =>
        ratings.Find(r => r.Worker == worker && r.Child == child && r.Dimension == dimension);

    public Refusals Put(PostingId? worker, PersonId? child, RagDimension dimension, RatingInput input, Side side)
    {
        var given = Find(worker, child, dimension);
        if (given is null)
        {
            var rated = RagRating.Rate(session.Id, session.FamilyEpisode, child, dimension, worker, input.Value, input.Reason, side, by.Posting, now);
            if (rated.Ok)
            {
                db.RagRatings.Add(rated.Value);
                ratings.Add(rated.Value);
                Changed.Add(rated.Value);
            }

            return new Refusals().Within(string.Empty, rated.Refusals);
        }

        if (given.Value == input.Value && given.Reason == Text.Trimmed(input.Reason) && new Side(given.Label, given.LabelPerson) == side)
        {
            return [];
        }

        var no = given.Change(input.Value, input.Reason, side, by.Posting, now);
        if (!no.Any)
        {
            Changed.Add(given);
        }

        return no;
    }
}
