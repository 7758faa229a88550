using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Attachments;

/// <summary>The bytes of one file, to be saved and never shown by the browser as a page of ours.</summary>
[Needs(Duty.ReadAttachments)]
[ShownAsFile]
public sealed class TakeAttachmentModel(KithDb db, AttachmentsReader reader) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "attachment")]
    public AttachmentId Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        if (await reader.Find(Id, Family, By, ct) is not { } file || !file.IsReadable(By, Family.Held))
        {
            return NotFound();
        }

        return new FileStreamResult(new PieceStream(db, file.Id, file.Bytes), file.Kind.MediaType()) { FileDownloadName = $"{file.Id}{file.Kind.Ending()}", EnableRangeProcessing = true };
    }
}
