using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

public sealed class LookAtAttachmentInput
{
    public int Version { get; set; }

    [Display(Name = "I have opened it and looked at all of it, and at what is written about it: neither tells where anybody is")]
    public bool IsSafe { get; set; }
}

/// <summary>Somebody who sends documents has opened a file and says that it tells nobody’s whereabouts; from then on documents may name it.</summary>
public sealed class LookAtAttachment(KithDb db, Ledger ledger)
{
    public async Task<Outcome<AttachmentId>> Do(FamilyEpisodeId episode, AttachmentId id, LookAtAttachmentInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Attachments.FirstOrDefaultAsync(a => a.Id == id && a.FamilyEpisode == episode, ct) is not { } attachment)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(episode, by, Duty.SendDocuments, attachment.Side, ct) is { } refusal)
        {
            return refusal;
        }

        if (attachment.Version != input.Version)
        {
            return Refusal.Stale;
        }

        if (await db.KeepsUnseenFrom(attachment.Family, episode, await db.HeldBy(episode, by, ct), by, ct))
        {
            return Refusal.Forbidden;
        }

        var no = attachment.LookAt(input.IsSafe, by, now)
            .If(
                ProtectedText.IsIn(WrittenAbout(attachment.FileName, attachment.Description), await db.HiddenFrom(null, attachment.Family, ct)),
                string.Empty,
                "What is written about this file would tell where somebody is. Withdraw it, and add it again without the place");
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new AttachmentLookedAt(id), new About(attachment.Family, episode, Side: attachment.Side), by);
        return id;
    }

    internal static string WrittenAbout(string fileName, string description) => $"{fileName}\n{description}";
}
