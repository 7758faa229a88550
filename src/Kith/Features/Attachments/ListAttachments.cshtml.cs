using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

/// <summary>The files of a family, or of one entry, that the reader may know of, newest first.</summary>
[Needs(Duty.ReadAttachments)]
public sealed class ListAttachmentsModel(KithDb db, AttachmentsReader reader) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "entry")]
    public EntryId? Entry { get; set; }

    public Paged<AttachmentInView> Files { get; private set; } = null!;

    public bool MayAdd => Family.ClosedOn is null && Family.May(By, Duty.AddAttachments);

    public string PageLink(int number) => AttachmentsLinks.OfFamily(Family.Ref, Entry, number);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var files = reader.OpenTo(Family, By);
        if (Entry is { } entry)
        {
            files = files.Where(a => db.Entries.Any(e => e.Id == entry && e.Origin == a.Entry));
        }

        var keepsUnseen = await reader.KeepsUnseenFrom(Family, By, ct);
        Files = await files.OrderByDescending(a => a.AddedAt).ThenByDescending(a => a.Id)
            .Page(Number, async rows => (IReadOnlyList<AttachmentInView>)await reader.InView(rows, Family, By, keepsUnseen).ToListAsync(ct), ct);
        return Page();
    }
}
