using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>A family's sessions, and how its agreed ratings went month by month.</summary>
[Needs(Duty.ReadSupervision)]
public sealed class FamilySupervisionsModel(KithDb db, LatestAgreedRag rags, TimeProvider time) : FamilyPage
{
    private const int PageSize = 24;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; } = 1;

    public DateOnly Today { get; } = Now.At(time.GetUtcNow()).Today;

    public SessionLine? Next { get; private set; }

    public ClockRule Rule => Clocks.RuleFor(Clock.GroupSupervision, Today);

    public IReadOnlyList<SessionLine> Signed { get; private set; } = [];

    public IReadOnlyList<(SupervisionId Session, DateOnly HeldOn)> Months { get; private set; } = [];

    public IReadOnlyList<(string Subject, IReadOnlyList<Rag?> Ratings)> Strip { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var sessions = db.Supervisions.Where(s => s.FamilyEpisode == Family.Episode);
        Next = Family.ClosedOn is null
            ? await sessions.Where(s => s.SignedAt == null).OrderBy(s => s.DueOn).Select(s => new SessionLine(s.Id, s.DueOn, s.HeldOn, null)).FirstOrDefaultAsync(ct)
            : null;
        var signed = sessions.Where(s => s.SignedAt != null);
        Pages = Math.Max(1, (await signed.CountAsync(ct) + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        Signed = await (from s in signed
                        join p in db.Postings on s.SignedBy equals p.Id
                        join w in db.Workers on p.Worker equals w.Id
                        orderby s.SignedAt descending
                        select new SessionLine(s.Id, s.DueOn, s.HeldOn, w.Name)).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var agreed = await rags.ByMonth(Family.Episode, By, Family.Held, ct);
        Months = agreed.Select(r => (r.Session, r.HeldOn)).Distinct().ToList();
        Strip = agreed.Select(r => r.Child).Distinct()
            .OrderBy(child => child is not null).ThenBy(child => Subject(child), StringComparer.CurrentCulture)
            .Select(child => (Subject(child), (IReadOnlyList<Rag?>)Months.Select(m => agreed.FirstOrDefault(r => r.Session == m.Session && r.Child == child)?.Value).ToList()))
            .ToList();
        return Page();
    }

    public string PageLink(int number) => SupervisionLinks.OfFamily(Family.Ref, number);

    private string Subject(PersonId? child) => child is null ? "The family" : Family.NameOf(child);
}

public sealed record SessionLine(SupervisionId Id, DateOnly DueOn, DateOnly? HeldOn, string? SignedBy);
