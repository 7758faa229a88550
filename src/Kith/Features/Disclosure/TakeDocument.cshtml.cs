using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Disclosure;

/// <summary>The very bytes of a document.</summary>
[Needs(Duty.SendDocuments)]
[NeedsStepUp]
public sealed class TakeDocumentModel(Writes writes, TakeDocument takeDocument) : FamilyPage
{
    [BindProperty(SupportsGet = true)]
    public OutgoingId Document { get; set; }

    /// <summary>Why it is handed to nobody.</summary>
    public string Why { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var taken = await writes.Run(now => takeDocument.Do(Family.Episode, Document, By, now, ct), ct);
        if (taken.Refusals is [{ Kind: RefusalKind.Input } overtaken, ..])
        {
            Why = overtaken.Message;
            return Page();
        }

        return taken.Refusals.Any(r => r.Kind == RefusalKind.Forbidden) ? Forbid()
            : !taken.Ok ? NotFound()
            : taken.Value.Format == OutgoingFormat.Pdf ? File(taken.Value.Bytes, "application/pdf", $"{Document}.pdf")
            : taken.Value.Format == OutgoingFormat.Word ? File(taken.Value.Bytes, DocumentFile.WordType, $"{Document}.docx")
            : File(taken.Value.Bytes, "text/html; charset=utf-8");
    }
}
