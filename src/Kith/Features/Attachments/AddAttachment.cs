using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

public sealed class AddAttachmentInput
{
    [Display(Name = "Choose the file")]
    public string? File { get; set; }

    [Display(Name = "What it shows or says")]
    public string? Description { get; set; }

    [Display(Name = "Who it is about")]
    public List<PersonId> About { get; set; } = [];

    [Display(Name = "Who may read it")]
    public string? MayRead { get; set; }

    public EntryId? Entry { get; set; }
}

/// <summary>Joins a file to the record of a family, or to one entry of its workbook: with its bytes, its label and whom it is about, in one transaction.</summary>
public sealed class AddAttachment(KithDb db, WorkbookDesk desk, EntriesReader entries, Ledger ledger)
{
    /// <param name="file">Looked through; null when nothing was sent.</param>
    public async Task<Outcome<AttachmentId>> Do(FamilyEpisodeId episode, AddAttachmentInput input, FileTaken? file, ScanState scan, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.AddAttachments, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await desk.Open(episode, by, ct);
        var of = input.Entry is { } id ? await entries.LatestIn(episode, by, family.Held).Where(e => e.Id == id || e.Origin == id).Select(e => new { e.Origin, e.Label, e.LabelPerson }).FirstOrDefaultAsync(ct) : null;
        if (input.Entry is not null && of is null)
        {
            return Refusal.NotFound;
        }

        var side = input.MayRead == SideChoice.Everyone ? Side.Shared : family.ChosenToKeep(input.MayRead);
        var added = Attachment.Add(file, new AttachmentWords(input.Description, input.About, of?.Origin), side, family.Family, episode, scan, by, now);
        var no = new Refusals().Within(string.Empty, added.Refusals)
            .If(!family.IsOpen, string.Empty, "This work is closed: a file cannot be added")
            .If(!family.Knows(input.About), "About", "Select people of this family")
            .If(of is not null && of.Label != Label.General && side is not null && side != new Side(of.Label, of.LabelPerson), "MayRead", "Select the same readers as the entry has")
            .If(await db.Attachments.CountAsync(a => a.FamilyEpisode == episode && a.WithdrawnAt == null, ct) >= Attachment.MostOfFamily, string.Empty, $"There are {Attachment.MostOfFamily} files already: withdraw one that is not needed first");
        if (no.Any)
        {
            return no;
        }

        var attachment = added.Value;
        db.Add(attachment);
        db.AddRange(AttachmentPiece.Of(attachment, file!.Bytes));
        if (attachment is { Label: Label.ChildConfidential, LabelPerson: { } child } && !by.Confided.Contains(child))
        {
            db.Add(Confidant.Of(child, by.Worker, episode, now));
        }

        ledger.Tell(new AttachmentAdded(attachment.Id, attachment.Kind, attachment.Bytes, attachment.Hash, attachment.Entry), new About(family.Family, episode, Side: attachment.Side), by);
        return attachment.Id;
    }
}
