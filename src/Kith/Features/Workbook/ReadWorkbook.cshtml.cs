using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>The workbook, newest first, by discipline, person, kind and time. Partners read what they sent themselves.</summary>
[Needs(Duty.ReadWorkbook)]
public sealed class ReadWorkbookModel(KithDb db, EntriesReader reader) : FamilyPage
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true)]
    public Discipline? Discipline { get; set; }

    [BindProperty(SupportsGet = true)]
    public PersonId? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public EntryKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<EntryInView> Entries { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Of the whole workbook and never by what is asked for, so that no filter tells what they are about.</summary>
    public int Withheld { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public bool IsFiltered => Discipline is not null || Person is not null || Kind is not null || From is not null || To is not null;

    public bool May(Duty duty) => Family.ClosedOn is null && Family.May(By, duty);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var entries = Wanted();
        Count = await entries.CountAsync(ct);
        Withheld = IsFiltered ? 0 : await reader.CountWithheld(Family.Episode, By, Family.Held, ct);
        Number = Math.Clamp(Number, 1, Pages);
        Entries = await reader.Read(
            entries.OrderByDescending(e => e.HappenedOn).ThenByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id).Skip((Number - 1) * PageSize).Take(PageSize), Family.Episode, By, Family.Held, ct);
        return Page();
    }

    public string PageLink(int number) => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["discipline"] = Discipline?.ToString(),
            ["person"] = Person?.Value.ToString(),
            ["kind"] = Kind?.ToString(),
            ["from.day"] = From?.Day.ToString(),
            ["from.month"] = From?.Month.ToString(),
            ["from.year"] = From?.Year.ToString(),
            ["to.day"] = To?.Day.ToString(),
            ["to.month"] = To?.Month.ToString(),
            ["to.year"] = To?.Year.ToString(),
            ["p"] = number.ToString(),
        }.Where(q => q.Value is not null)).ToString();

    private IQueryable<Entry> Wanted()
    {
        var entries = reader.LatestIn(Family.Episode, By, Family.Held);
        if (Discipline is { } discipline)
        {
            entries = entries.Where(e => e.Discipline == discipline);
        }

        if (Kind is { } kind)
        {
            entries = entries.Where(e => e.Kind == kind);
        }

        if (From is { } from)
        {
            entries = entries.Where(e => e.HappenedOn >= from);
        }

        if (To is { } to)
        {
            entries = entries.Where(e => e.HappenedOn <= to);
        }

        if (Person is { } person)
        {
            entries = entries.Naming(person, db, Family.Episode, By, Family.Held);
        }

        return entries;
    }
}
