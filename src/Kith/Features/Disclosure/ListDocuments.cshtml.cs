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

/// <summary>What went out about a family, what waits for release, and what was stopped.</summary>
[Needs(Duty.SendDocuments)]
public sealed class ListDocumentsModel(KithDb db, DocumentReader reader) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<DocumentLine> Documents { get; private set; } = null!;

    private IReadOnlyList<ProtectedValue> takenOut = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        takenOut = await reader.TakenOutFor(By, Family, ct);
        var me = By.Worker;
        Documents = await db.Outgoings.ReadableIn(Family.Episode, By, Family.Held)
            .OrderByDescending(o => o.StartedAt)
            .Select(o => new DocumentLine(
                o.Id,
                o.Kind,
                o.Recipient,
                o.Body,
                o.Way,
                (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == o.Author select w.Name).First(),
                o.AuthorWorker == me,
                o.StartedAt,
                o.MadeAt != null,
                (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == o.ReleasedBy select w.Name).FirstOrDefault(),
                o.ReleasedAt,
                o.StoppedAt))
            .Page(Number, ct);
        return Page();
    }

    public string For(DocumentLine line) =>
        line.Body is not { } body ? Family.NameOf(line.Recipient)
        : line.IsOwn ? body
        : ProtectedText.Without(body, takenOut);

    public string PageLink(int number) => $"{DisclosureLinks.OfFamily(Family.Ref)}?p={number}";
}

public sealed record DocumentLine(
    OutgoingId Id,
    OutgoingKind Kind,
    PersonId? Recipient,
    string? Body,
    SendingWay Way,
    string Author,
    bool IsOwn,
    DateTime StartedAt,
    bool IsMade,
    string? ReleasedBy,
    DateTime? ReleasedAt,
    DateTime? StoppedAt)
{
    public DateOnly StartedOn => Now.DayOf(StartedAt);
}
