using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

public sealed class WithdrawAttachmentInput
{
    public int Version { get; set; }

    [Display(Name = "Why it is withdrawn")]
    public string? Why { get; set; }
}

/// <summary>Whoever added a file by mistake, or the family’s manager, withdraws it with a reason. It stays, and so does what it was.</summary>
public sealed class WithdrawAttachment(KithDb db, Ledger ledger)
{
    public async Task<Outcome<AttachmentId>> Do(FamilyEpisodeId episode, AttachmentId id, WithdrawAttachmentInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Attachments.FirstOrDefaultAsync(a => a.Id == id && a.FamilyEpisode == episode, ct) is not { } attachment)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(episode, by, Duty.AddAttachments, attachment.Side, ct) is { } refusal)
        {
            return refusal;
        }

        if (attachment.AddedBy != by.Posting && !(await db.HeldBy(episode, by, ct)).HasFlag(Relationship.Supervisor))
        {
            return Refusal.Forbidden;
        }

        if (attachment.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = attachment.Withdraw(input.Why, by, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new AttachmentWithdrawn(id), new About(attachment.Family, episode, Side: attachment.Side), by);
        return id;
    }
}
