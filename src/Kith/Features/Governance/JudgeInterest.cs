using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

public sealed class JudgeInput
{
    public const string Nobody = "nobody";
    public const string End = "end";

    public int Version { get; set; }

    [Display(Name = "Who of the record is it?")]
    public string? Answer { get; set; }
}

/// <summary>A privacy officer says who of the record a declared interest is, or that it is nobody, or ends it. The worker learns nothing.</summary>
public sealed class JudgeInterest(KithDb db, Ledger ledger, ConflictsOfInterest conflicts)
{
    public async Task<Outcome<RowId>> Do(RowId id, JudgeInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.OverseeInterests))
        {
            return Refusal.Forbidden;
        }

        if (await db.InterestsOverseenBy(by).FirstOrDefaultAsync(x => x.Id == id && x.EndedAt == null, ct) is not { } interest)
        {
            return Refusal.NotFound;
        }

        if (interest.Version != input.Version)
        {
            return Refusal.Stale;
        }

        switch (input.Answer)
        {
            case JudgeInput.End:
                interest.End(now);
                ledger.Tell(new InterestEnded(id, interest.Worker), About.Organisation, by);
                return id;
            case JudgeInput.Nobody when interest.Person is null:
                interest.MatchNobody(now);
                ledger.Tell(new InterestMatchedNobody(id), About.Organisation, by);
                return id;
            default:
                if ((await conflicts.Resembling(interest, ct)).FirstOrDefault(p => p.Id.Value.ToString() == input.Answer) is not { } person || interest.Person is not null)
                {
                    return new Refusal("Answer", "Select who it is");
                }

                await conflicts.Match(interest, person.Id, by.Posting, now, ct);
                return id;
        }
    }
}
