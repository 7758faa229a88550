using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

/// <summary>Says what is to go out, to whom, how, for what and on which basis.</summary>
public sealed class StartDocument(KithDb db, Ledger ledger, PdfPrinter printer)
{
    public async Task<Outcome<OutgoingId>> Do(FamilyEpisodeId episode, OutgoingWanted wanted, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.SendDocuments, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => e.Family).SingleAsync(ct);
        if (!await Belongs(wanted, family, episode, ct))
        {
            return Refusal.NotFound;
        }

        var safe = wanted.Recipient is { } person ? await db.SafeWayOf(person, ct) : SafeWay.Unknown;
        var started = Outgoing.Start(family, episode, wanted, safe, by.Posting, by.Worker, now);
        var no = new Refusals().Within(string.Empty, started.Refusals)
            .If(wanted.Format == OutgoingFormat.Pdf && !printer.IsThere, "Format", "Select the form of the document");
        if (no.Any)
        {
            return no;
        }

        db.Add(started.Value);
        ledger.Tell(new DocumentStarted(started.Value.Id, started.Value.Kind), new About(family, episode), by);
        return started.Value.Id;
    }

    private async Task<bool> Belongs(OutgoingWanted wanted, FamilyId family, FamilyEpisodeId episode, CancellationToken ct)
    {
        var recipient = wanted.Recipient is not { } person || await db.FamilyMembers.TagWith("Control: recipient of the family").AnyAsync(m => m.Family == family && m.Person == person && m.Until == null, ct);
        return recipient && (wanted.Kind, wanted.Of) switch
        {
            (OutgoingKind.SupervisionRecord, { } of) => await db.Supervisions.AnyAsync(s => s.Id == new SupervisionId(of) && s.FamilyEpisode == episode && s.SignedAt != null, ct),
            (OutgoingKind.ChildFile, { } of) => await db.FamilyMembers.TagWith("Control: child of the family").AnyAsync(m => m.Family == family && m.Person == new PersonId(of) && m.Kind == MemberKind.Child && m.Until == null, ct),
            _ => true,
        };
    }
}
