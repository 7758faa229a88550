using Kith.Features.Access;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

/// <summary>A file as a list shows it, without its bytes.</summary>
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
    int Version)
{
    /// <summary>Whoever added it by mistake, and the family’s manager, who answers for what became of it.</summary>
    public bool IsOpenOnceWithdrawn(Acting by, Relationship held) => WithdrawnAt is null || held.HasFlag(Relationship.Supervisor) || AddedBy == by.Posting;

    public bool IsReadable(Acting by, Relationship held) => Scan is ScanState.NotScanned or ScanState.Clean && IsOpenOnceWithdrawn(by, held);
}

/// <summary>Files of a family as one worker may read them: their label decides, as for a part of an entry.</summary>
public sealed class AttachmentsReader(KithDb db, EntriesReader entries)
{
    public IQueryable<Attachment> OpenTo(FamilyEpisodeId episode, Acting by, Relationship held) => db.Attachments.ReadableIn(episode, by, held);

    /// <param name="wanted">Which files, already readable.</param>
    public IQueryable<AttachmentInView> InView(IQueryable<Attachment> wanted, FamilyEpisodeId episode, Acting by, Relationship held)
    {
        var open = entries.LatestIn(episode, by, held);
        return from a in wanted
               join p in db.Postings on a.AddedBy equals p.Id
               join w in db.Workers on p.Worker equals w.Id
               orderby a.AddedAt descending, a.Id descending
               select new AttachmentInView(
                   a.Id, a.Kind, a.FileName, a.Description, a.Label, a.About.Select(x => x.Person).ToList(), a.Bytes, a.Hash, w.Name, p.Role, a.AddedBy, a.AddedAt, a.Scan, a.LookedAtAt, a.WithdrawnAt, a.WhyWithdrawn,
                   open.Where(e => e.Origin == a.Entry).Select(e => (EntryId?)e.Id).FirstOrDefault(),
                   a.Version);
    }

    public Task<AttachmentInView?> Find(AttachmentId id, FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct) =>
        InView(OpenTo(episode, by, held).Where(a => a.Id == id), episode, by, held).FirstOrDefaultAsync(ct);
}
