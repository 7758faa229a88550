using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

public sealed class PutOnListInput
{
    [Display(Name = "Worker of the family")]
    public PostingId? Posting { get; set; }

    [Display(Name = "Or the work email address of somebody in another team or agency")]
    public string? WorkEmail { get; set; }

    [Display(Name = "Last day, if it is known")]
    public DateOnly? Until { get; set; }
}

/// <summary>Puts somebody on the list of who may open a restricted family. What they may do there still hangs on their relationship to it.</summary>
public sealed class PutOnList(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, PutOnListInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.Restrict, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.RestrictionOf(episode, ct) is null)
        {
            return Refusal.NotFound;
        }

        var byEmail = input.Posting is null && Text.Trimmed(input.WorkEmail) is not null;
        var posting = byEmail
            ? (await db.PostingsOf(input.WorkEmail, now.Today, ct)).FirstOrDefault(p => AccessTable.HasDaily(p.Role, Duty.OpenFamily))
            : await db.WorkersOf(episode, now.Today).FirstOrDefaultAsync(p => p.Id == input.Posting, ct);
        if (byEmail && posting is null)
        {
            return new Refusal("WorkEmail", "Nobody who works with families has this work email address");
        }

        var put = ListedPosting.Put(episode, posting?.Id, input.Until, by.Posting, now);
        var no = new Refusals().Within(string.Empty, put.Refusals)
            .If(posting is not null && await db.IsOnListOf(posting.Id, episode, now.Today, ct), byEmail ? "WorkEmail" : "Posting", "They are already on the list");
        if (no.Any)
        {
            return no;
        }

        db.Add(put.Value);
        ledger.Tell(new PutOnFamilysList(put.Value.Posting, put.Value.Until), new About(await db.FamilyOf(episode, ct), episode), by);
        return put.Value.Id;
    }
}
