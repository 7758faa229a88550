using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

/// <summary>The guard’s list: what goes, what tells about somebody else, what never goes to this recipient.</summary>
[Needs(Duty.SendDocuments)]
public sealed class MakeDocumentModel(KithDb db, MakeDocument makeDocument, DocumentReader reader, TimeProvider time) : FamilyFormPage<MakeDocumentInput>
{
    [BindProperty(SupportsGet = true)]
    public OutgoingId Document { get; set; }

    public OutgoingKind Kind { get; private set; }

    public string For { get; private set; } = string.Empty;

    public IReadOnlyList<Judged> Judged { get; private set; } = [];

    /// <summary>Something is hidden from the recipient: what goes and what is left out would tell its author where somebody is.</summary>
    public bool IsForLocator { get; private set; }

    public string? Letter { get; private set; }

    public IEnumerable<Judged> Of(Verdict verdict) => Judged.Where(j => j.Verdict == verdict);

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await db.Outgoings.AsNoTracking().FirstOrDefaultAsync(o => o.Id == Document && o.FamilyEpisode == Family.Episode, ct) is not { IsOpen: true } outgoing)
        {
            return NotFound();
        }

        if (outgoing.AuthorWorker != By.Worker)
        {
            return Forbid();
        }

        (Kind, For) = (outgoing.Kind, outgoing.Body ?? Family.NameOf(outgoing.Recipient));
        IsForLocator = await reader.NeedsLocator(outgoing, Family, By, ct);
        (Judged, Letter) = (IsForLocator ? [] : await reader.Judge(outgoing, Family, By, Now.At(time.GetUtcNow()), ct), outgoing.Letter);
        return null;
    }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        var printed = await makeDocument.Print(Document, Input.WithOthers, Input.Looked, By, Now.At(time.GetUtcNow()), ct);
        return await Save(
            now => makeDocument.Do(Document, Input.WithOthers, Input.Why, Input.Looked, By, now, ct, printed),
            then: id => DisclosureLinks.Release(FamilyRef, id),
            done: "Document made",
            ct);
    }
}

public sealed class MakeDocumentInput
{
    [Display(Name = "What tells about somebody else")]
    public List<string> WithOthers { get; set; } = [];

    [Display(Name = "Why this may go with it")]
    public string? Why { get; set; }

    [Display(Name = "What the search was not sure of")]
    public bool Looked { get; set; }
}
