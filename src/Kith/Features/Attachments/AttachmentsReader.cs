using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

/// <summary>A file as a list shows it, without its bytes.</summary>
/// <param name="IsKeptBack">It could tell this reader where somebody is: what it is called and shows was never read from the database.</param>
/// <param name="Entry">The entry that it belongs to, where the reader may read that.</param>
public sealed record AttachmentInView(
    AttachmentId Id,
    AttachmentKind Kind,
    string FileName,
    string Description,
    Label Label,
    IReadOnlyList<PersonId> About,
    long Bytes,
    string Hash,
    string By,
    Role Role,
    PostingId AddedBy,
    DateTime AddedAt,
    ScanState Scan,
    DateTime? LookedAtAt,
    DateTime? WithdrawnAt,
    string? WhyWithdrawn,
    EntryId? Entry,
    bool IsKeptBack,
    int Version)
{
    /// <summary>Whoever added it by mistake, and the family’s manager, who answers for what became of it.</summary>
    public bool IsOpenOnceWithdrawn(Acting by, Relationship held) => WithdrawnAt is null || held.HasFlag(Relationship.Supervisor) || AddedBy == by.Posting;

    public bool IsReadable(Acting by, Relationship held) => !IsKeptBack && Scan is ScanState.NotScanned or ScanState.Clean && IsOpenOnceWithdrawn(by, held);

    public string Title => WithdrawnAt is not null ? "A file that was withdrawn" : IsKeptBack ? "A file at which nobody has looked yet" : Description;
}

/// <summary>Files of a family as one worker may read them: their label decides, as for a part of an entry.</summary>
public sealed class AttachmentsReader(KithDb db, EntriesReader entries)
{
    public IQueryable<Attachment> OpenTo(FamilyInView family, Acting by) => db.Attachments.ReadableIn(family.Episode, by, family.Held);

    /// <summary>Whether files at which nobody has looked are kept back from this reader.</summary>
    public Task<bool> KeepsUnseenFrom(FamilyInView family, Acting by, CancellationToken ct) => db.KeepsUnseenFrom(family.Id, family.Episode, family.Held, by, ct);

    /// <param name="wanted">Which files, already readable.</param>
    public IQueryable<AttachmentInView> InView(IQueryable<Attachment> wanted, FamilyInView family, Acting by, bool keepsUnseen)
    {
        var (open, me) = (entries.LatestIn(family.Episode, by, family.Held), by.Posting);
        return from a in wanted
               join p in db.Postings on a.AddedBy equals p.Id
               join w in db.Workers on p.Worker equals w.Id
               let isKept = keepsUnseen && a.LookedAtAt == null && a.AddedBy != me
               orderby a.AddedAt descending, a.Id descending
               select new AttachmentInView(
                   a.Id, a.Kind, isKept ? string.Empty : a.FileName, isKept ? string.Empty : a.Description, a.Label, a.About.Select(x => x.Person).ToList(), a.Bytes, a.Hash, w.Name, p.Role, a.AddedBy, a.AddedAt, a.Scan, a.LookedAtAt, a.WithdrawnAt, isKept ? null : a.WhyWithdrawn,
                   open.Where(e => e.Origin == a.Entry).Select(e => (EntryId?)e.Id).FirstOrDefault(),
                   isKept,
                   a.Version);
    }

    public async Task<AttachmentInView?> Find(AttachmentId id, FamilyInView family, Acting by, CancellationToken ct) =>
        await InView(OpenTo(family, by).Where(a => a.Id == id), family, by, await KeepsUnseenFrom(family, by, ct)).FirstOrDefaultAsync(ct);
}
