using System.Globalization;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>The families of the month by the day their group supervision is due; this month's board begins with those overdue.</summary>
[Needs(Duty.SeeSupervisionBoard)]
public sealed class SupervisionBoardModel(KithDb db, SupervisionDesk desk, LatestAgreedRag rags, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    private ILookup<FamilyId, string> children = null!;
    private IReadOnlyDictionary<SupervisionId, (int Done, int Asked)> prepared = null!;

    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Wanted { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Acting By => HttpContext.MustAct();

    public DateOnly Today { get; } = Now.At(time.GetUtcNow()).Today;

    public DateOnly Month => DateOnly.TryParseExact(Wanted, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 2200
        ? month
        : ThisMonth;

    public bool IsThisMonth => Month == ThisMonth;

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<FamilyEpisodeId, AgreedRag> LastAgreed { get; private set; } = new Dictionary<FamilyEpisodeId, AgreedRag>();

    private DateOnly ThisMonth => new(Today.Year, Today.Month, 1);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var due = Due();
        Count = await due.CountAsync(ct);
        Number = Math.Clamp(Number, 1, Pages);
        Rows = await due.Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var (families, episodes) = (Rows.Select(r => r.Of).ToList(), Rows.Select(r => r.Episode).ToList());
        children = (await (from m in db.FamilyMembers
                           join p in db.People on m.Person equals p.Id
                           where families.Contains(m.Family) && m.Kind == MemberKind.Child && m.Until == null
                           orderby p.BirthDate, p.FirstName
                           select new { m.Family, p.FirstName, p.LastName, p.BirthDate, p.ExpectedBirthDate }).ToListAsync(ct))
            .ToLookup(p => p.Family, p => $"{PersonName.Of(p.FirstName, p.LastName)}, {PersonName.AgeInWords(p.BirthDate, p.ExpectedBirthDate, Today)}");
        prepared = await Prepared(episodes, ct);
        LastAgreed = await rags.Of(episodes, By, ct);
    }

    public IEnumerable<string> ChildrenOf(BoardRow row) => children[row.Of];

    public string PreparedOf(BoardRow row) => prepared.TryGetValue(row.Session, out var of) ? $"{of.Done} of {of.Asked}" : "0 of 0";

    private IQueryable<BoardRow> Due()
    {
        var (first, end, isThisMonth) = (Month, Month.AddMonths(1), IsThisMonth);
        return from s in db.Supervisions.VisibleTo(db, By, Duty.SeeSupervisionBoard)
               join e in db.FamilyEpisodes on s.FamilyEpisode equals e.Id
               join f in db.Families on e.Family equals f.Id
               where s.SignedAt == null && e.ClosedOn == null && s.DueOn < end && (isThisMonth || s.DueOn >= first)
               orderby s.DueOn, f.Name, f.Ref
               select new BoardRow(
                   s.Id,
                   e.Id,
                   f.Id,
                   f.Ref,
                   f.Name,
                   s.DueOn,
                   (from i in db.Involvements
                    join p in db.Postings on i.Posting equals p.Id
                    join w in db.Workers on p.Worker equals w.Id
                    where i.FamilyEpisode == e.Id && i.EndedOn == null && i.Kind == InvolvementKind.Allocated
                    select w.Name).FirstOrDefault());
    }

    /// <summary>Of the named workers whom the reader meets there, how many have given a rating or an update that the reader may read.</summary>
    private async Task<IReadOnlyDictionary<SupervisionId, (int Done, int Asked)>> Prepared(IReadOnlyCollection<FamilyEpisodeId> episodes, CancellationToken ct)
    {
        var sessions = Rows.Select(r => r.Session).ToList();
        var named = await desk.WorkersOf(episodes, Today, ct);
        var rated = await db.RagRatings.ReadableBy(db, By, Duty.ReadSupervision)
            .Where(r => sessions.Contains(r.Supervision) && r.Worker != null).Select(r => new { r.Supervision, Posting = r.Worker!.Value }).Distinct().ToListAsync(ct);
        var written = await db.Minutes.ReadableBy(db, By, Duty.ReadSupervision)
            .Where(m => sessions.Contains(m.Supervision) && m.Kind == MinuteKind.WrittenUpdate).Select(m => new { m.Supervision, Posting = m.By }).Distinct().ToListAsync(ct);
        var done = rated.Concat(written).Select(d => (d.Supervision, d.Posting)).ToHashSet();
        return Rows.ToDictionary(r => r.Session, r =>
        {
            var asked = named[r.Episode].Where(w => w.IsCurrent && w.IsMetBy(By)).ToList();
            return (asked.Count(w => done.Contains((r.Session, w.Posting))), asked.Count);
        });
    }
}

public sealed record BoardRow(SupervisionId Session, FamilyEpisodeId Episode, FamilyId Of, string FamilyRef, string Family, DateOnly DueOn, string? Lead);
