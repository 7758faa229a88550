using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

[Needs(Duty.SendDocuments)]
public sealed class ReleaseDocumentModel(KithDb db, DocumentReader reader, ReleaseDocument releaseDocument) : FamilyFormPage<ReleaseDocumentInput>
{
    [BindProperty(SupportsGet = true)]
    public OutgoingId Document { get; set; }

    public MadeDocument Made { get; private set; } = null!;

    public bool IsForAnother => Made.NeedsSecond && Made.Author == By.Worker;

    /// <summary>They have opened these bytes, and may release them.</summary>
    public bool IsOpened { get; private set; }

    public string For => Made.Body ?? Family.NameOf(Made.Recipient);

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var made = await db.Outgoings.ReadableIn(Family.Episode, By, Family.Held)
            .Where(o => o.Id == Document && o.MadeAt != null && o.ReleasedAt == null && o.StoppedAt == null)
            .Select(o => new MadeDocument(o.Kind, o.Recipient, o.Body, o.Way, o.Purpose, o.Basis, o.LeftOut, o.WhyOthers, o.Hash!, o.NeedsSecond, o.AuthorWorker)).FirstOrDefaultAsync(ct);
        if (made is null)
        {
            return NotFound();
        }

        Made = made with { NeedsSecond = made.NeedsSecond || await reader.NeedsSecond(Family.Id, By.At.Today, ct) };
        if (made.Author != By.Worker && await reader.TakenOutFor(By, Family, ct) is { Count: > 0 } hidden)
        {
            Made = Made with { Body = ProtectedText.Without(made.Body, hidden), Purpose = ProtectedText.Without(made.Purpose, hidden), WhyOthers = ProtectedText.Without(made.WhyOthers, hidden) };
        }

        IsOpened = await reader.LookedAt(Document, Family.Id, By.Worker, ct) == made.Hash;
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => releaseDocument.Do(Document, By, now, ct),
        then: _ => DisclosureLinks.OfFamily(FamilyRef),
        done: "Document released",
        ct);
}

public sealed record MadeDocument(
    OutgoingKind Kind, PersonId? Recipient, string? Body, SendingWay Way, string Purpose, LawfulBasis Basis, int LeftOut, string? WhyOthers, string Hash, bool NeedsSecond, WorkerId Author);

public sealed class ReleaseDocumentInput;
