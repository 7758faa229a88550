using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Workbook;

/// <summary>What mattered, in order: the workbook's significant events with their impact, and the statutory events of the children.</summary>
[Needs(Duty.ReadChronology)]
public sealed class ReadChronologyModel(ChronologyReader chronology) : FamilyPage
{
    public const int GapInDays = 30;

    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public PersonId? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "oldest")]
    public bool IsOldestFirst { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<EventInView> Events { get; private set; } = [];

    public DateOnly? Next { get; private set; }

    public int Pages { get; private set; }

    public bool IsFiltered => Person is not null || From is not null || To is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var wanted = new ChronologyWanted(Person, From, To, IsOldestFirst);
        Pages = Math.Max(1, (await chronology.Count(wanted, Family, By, ct) + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        (Events, Next) = await chronology.Read(wanted, (Number - 1) * PageSize, PageSize, Family, By, ct);
        return Page();
    }

    /// <summary>Days without an event between this one and the next on the list, when they are more than thirty.</summary>
    public int? GapAfter(int index)
    {
        var following = index + 1 < Events.Count ? Events[index + 1].On : Next;
        var days = following is { } day ? Math.Abs(day.DayNumber - Events[index].On.DayNumber) : 0;
        return days > GapInDays ? days : null;
    }

    public string Link(int number, bool isOldestFirst) => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["person"] = Person?.Value.ToString(),
            ["from.day"] = From?.Day.ToString(),
            ["from.month"] = From?.Month.ToString(),
            ["from.year"] = From?.Year.ToString(),
            ["to.day"] = To?.Day.ToString(),
            ["to.month"] = To?.Month.ToString(),
            ["to.year"] = To?.Year.ToString(),
            ["oldest"] = isOldestFirst ? "true" : null,
            ["p"] = number.ToString(),
        }.Where(q => q.Value is not null)).ToString();

    public string PageLink(int number) => Link(number, IsOldestFirst);
}
