using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

[Needs(Duty.AddAttachments)]
[TakesFile(mostKept: FileOffered.MostBytes, mostSent: 2 * FileOffered.MostBytes)]
public sealed class AddAttachmentModel(WorkbookDesk desk, EntriesReader entries, FileTaker taker, AddAttachment add) : FamilyFormPage<AddAttachmentInput>
{
    /// <summary>The entry that the file belongs to.</summary>
    [BindProperty(SupportsGet = true, Name = "entry")]
    public EntryId? Entry { get; set; }

    public FamilyAtDesk Desk { get; private set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Desk = await desk.Open(Family.Episode, By, ct);
        return (Input.Entry ?? Entry) is { } entry && !await entries.LatestIn(Family.Episode, By, Family.Held).AnyAsync(e => e.Id == entry || e.Origin == entry, ct) ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Entry = Entry;
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        // Outside the transaction: looking through a file takes seconds.
        var taken = await taker.Take(HttpContext.Features.Get<Upload>(), ct);
        if (!taken.Ok)
        {
            ModelState.Add(taken.Refusals);
        }

        var (file, scan) = taken.Ok ? taken.Value : (null, ScanState.NotScanned);
        ModelState.Add(Attachment.Add(file, new AttachmentWords(Input.Description, Input.About, Input.Entry), SideChoice.Parse(Input.MayRead), Family.Id, Family.Episode, scan, By, By.At).Refusals
            .Where(r => r.Field != nameof(Input.File)));
        return ModelState.IsValid
            ? await Save(
                now => add.Do(Family.Episode, Input, file, scan, By, now, ct),
                then: id => AttachmentsLinks.One(Family.Ref, id),
                done: scan == ScanState.Quarantined ? "File kept. It cannot be opened until it has been looked through for viruses" : "File added",
                ct)
            : Page();
    }
}
