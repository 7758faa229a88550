using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

public enum BoardView
{
    Decide,
    Answer,
    Decided,
}

/// <summary>Contacts that wait for a decision, most pressing first; those decided and not yet answered; and those decided in the last month.</summary>
[Needs(Duty.SeeFrontDoor)]
public sealed class FrontDoorBoardModel(KithDb db, ContactReader contacts, TimeProvider time) : PageModel
{
    private const int PageSize = 25;
    private const int DaysLookedBack = 31;

    [BindProperty(SupportsGet = true)]
    public BoardView View { get; set; }

    [BindProperty(SupportsGet = true)]
    public Brag? Rating { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public DateOnly Today { get; private set; }

    public int Undecided { get; private set; }

    public int Unanswered { get; private set; }

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public IReadOnlyList<ContactLine> Lines { get; private set; } = [];

    public bool MayWork => HttpContext.MustAct().Has(Duty.WorkFrontDoor);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = Now.At(time.GetUtcNow());
        Today = now.Today;
        var seen = db.ContactsSeenBy(HttpContext.MustAct());
        var undecided = seen.Where(c => c.Outcome == null);
        var unanswered = seen.Where(c => c.RepliedAt == null && c.DecidedAt != null);
        var since = now.Moment.AddDays(-DaysLookedBack);
        Undecided = await undecided.CountAsync(ct);
        Unanswered = await unanswered.CountAsync(ct);
        var wanted = View switch
        {
            BoardView.Answer => unanswered,
            BoardView.Decided => seen.Where(c => c.DecidedAt >= since),
            _ => undecided,
        };
        wanted = Rating is { } rating ? wanted.Where(c => c.Rating == rating) : wanted;
        Count = await wanted.CountAsync(ct);
        Number = Math.Clamp(Number, 1, Pages);
        var ordered = View switch
        {
            BoardView.Answer => wanted.OrderBy(c => c.DecidedAt),
            BoardView.Decided => wanted.OrderByDescending(c => c.DecidedAt),
            _ => wanted.OrderBy(c => c.DecideBy).ThenBy(c => c.Rating == Brag.Red ? 0 : c.Rating == null ? 1 : c.Rating == Brag.Amber ? 2 : 3).ThenBy(c => c.ReceivedAt),
        };
        var rows = await ordered.Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(c => new ContactLine(c.Id, c.ReceivedAt, c.Source, c.ReferrerName, c.DecideBy, c.Rating, c.Outcome, c.DecidedAt, c.RepliedAt)).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var people = await (from c in db.Contacts
                            from p in c.People
                            where ids.Contains(c.Id) && p.Kind == MemberKind.Child
                            orderby p.Place
                            select new { c.Id, p.FirstName, p.LastName, IsKnown = p.Matches > 0, p.Known }).ToListAsync(ct);
        var concealed = await contacts.ConcealedAmong(people.Select(p => p.Known).OfType<PersonId>().Distinct().ToList(), HttpContext.MustAct(), ct);
        Lines = rows.ConvertAll(r => r with
        {
            Children = string.Join(", ", people.Where(p => p.Id == r.Id).Select(p => PersonName.Of(p.FirstName, p.LastName, null))),
            IsKnown = people.Exists(p => p.Id == r.Id && p.IsKnown && !(p.Known is { } person && concealed.Contains(person))),
        });
    }
}

public sealed record ContactLine(
    ContactId Id, DateTime ReceivedAt, string Source, string? ReferrerName, DateOnly DecideBy, Brag? Rating, ContactOutcome? Outcome, DateTime? DecidedAt, DateTime? RepliedAt)
{
    public string Children { get; init; } = string.Empty;

    public bool IsKnown { get; init; }

    public string From => ReferralSource.Codes.GetValueOrDefault(Source, Source);
}
