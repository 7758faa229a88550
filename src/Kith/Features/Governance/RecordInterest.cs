using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

public sealed class RecordInterestInput
{
    [Display(Name = "Worker")]
    public PostingId? Posting { get; set; }

    [Display(Name = "Or the work email address of somebody in another team or agency")]
    public string? WorkEmail { get; set; }

    [Display(Name = "Person of the family")]
    public PersonId? Person { get; set; }

    [Display(Name = "Who are they to the worker?")]
    public InterestKind? Kind { get; set; }

    [Display(Name = "How you know (optional)")]
    public string? Note { get; set; }
}

/// <summary>A manager says that a worker is close to somebody of the family: from their next request the worker is shut out of it.</summary>
public sealed class RecordInterest(KithDb db, ConflictsOfInterest conflicts)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, RecordInterestInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.RecordInterest, ct) is { } refusal)
        {
            return refusal;
        }

        var byEmail = input.Posting is null && Text.Trimmed(input.WorkEmail) is not null;
        var posting = byEmail
            ? await db.PostingsOf(input.WorkEmail, now.Today, ct) is [var found, ..] ? found : null
            : await db.WorkersOf(episode, now.Today).FirstOrDefaultAsync(p => p.Id == input.Posting, ct);
        var belongs = input.Person is { } person && await db.Belongings.AnyAsync(b => b.FamilyEpisode == episode && b.Person == person, ct);
        var recorded = Interest.With(belongs ? input.Person : null, posting?.Worker ?? default, new InterestDetails(input.Kind, null, null, null, null, input.Note), by.Posting, now);
        var no = new Refusals().Within(string.Empty, recorded.Refusals)
            .If(!byEmail && posting is null, "Posting", "Select a worker")
            .If(byEmail && posting is null, "WorkEmail", "Nobody has this work email address");
        if (no.Any)
        {
            return no;
        }

        await conflicts.Keep(recorded.Value, by.Posting, now, ct);
        return recorded.Value.Id;
    }
}
