using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>What was done to a family's record, when and by whom, as far as the reader may know it. No narrative: the texts live in their own rows.</summary>
[Needs(Duty.ReadChronology)]
public sealed class FamilyHistoryModel(KithDb db) : FamilyPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var closed = HistoryWords.ClosedTo(duty => Family.May(By, duty));
        var facts = db.Facts.OpenTo(By, Family.Held)
            .Where(f => f.Family == Family.Id && (f.FamilyEpisode == null || f.FamilyEpisode == Family.Episode) && !closed.Contains(f.Kind));
        Count = await facts.CountAsync(ct);
        Number = Math.Clamp(Number, 1, Pages);
        var rows = await facts.OrderByDescending(f => f.Sequence).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(f => new
            {
                f.At,
                f.Kind,
                f.Person,
                f.Data,
                By = (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == f.By select w.Name).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var about = rows.Where(r => r.Person != null).Select(r => r.Person!.Value).Distinct().ToList();
        var names = await db.People.Where(p => about.Contains(p.Id)).Select(p => new { p.Id, p.FirstName, p.LastName })
            .ToDictionaryAsync(p => p.Id, p => PersonName.Of(p.FirstName, p.LastName), ct);
        Lines = rows.ConvertAll(r => new HistoryLine(
            Now.InLondon(r.At), r.By ?? "The operator", HistoryWords.Of(r.Kind, r.Data), r.Person is { } person ? names.GetValueOrDefault(person) : null));
        return Page();
    }

    public string PageLink(int number) => $"{FamiliesLinks.History(Family.Ref)}?p={number}";
}

public sealed record HistoryLine(DateTime At, string By, string What, string? About);
