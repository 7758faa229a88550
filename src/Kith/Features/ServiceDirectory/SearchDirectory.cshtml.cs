using Kith.Platform.Data;
using Kith.Platform.Look;
using Kith.Platform.SignIn;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>The directory for anybody: what is typed is posted, and what was found is answered at once, so that no address or history holds it.</summary>
[AllowAnonymous]
public sealed class SearchDirectoryModel(KithDb db, DirectorySearch search, ServiceReader reader, Writes writes, CountSearch countSearch, Frame frame, TimeProvider time) : PageModel
{
    public const int PerPage = 10;

    [BindProperty]
    public SearchInput Input { get; set; } = new();

    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public SearchFound? Found { get; private set; }

    public IReadOnlyList<ServiceLine> Services { get; private set; } = [];

    public IReadOnlyList<TermLine> Needs { get; private set; } = [];

    /// <summary>Large letters, for whoever prints it.</summary>
    [BindProperty(Name = "large", SupportsGet = true)]
    public bool IsLarge { get; set; }

    public DirectoryMap? Map { get; private set; }

    /// <summary>In their order, and what the order is. After the nearest come those to whom nobody need go.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<ServiceLine> Lines)> Groups => Services
        .GroupBy(s => Text.Trimmed(Input.Words) is not null ? "Best match first" : Found?.Where is null ? "By name" : s.Metres is not null ? "Nearest first" : "Online, by phone or at your home")
        .Select(g => (g.Key, (IReadOnlyList<ServiceLine>)[.. g]));

    public int Pages => Found is null ? 1 : Math.Max(1, (Found.Total + PerPage - 1) / PerPage);

    public bool IsSensitive => SensitiveTopics.Touches(Input.Words) || Needs.Any(n => n.Id == Input.Need && n.IsSensitive);

    public string Address => Input.Address(Needs.Any(n => n.Id == Input.Need && n.IsSensitive), Number);

    public bool IsSample { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? words, Guid? need, string? age, string? language, List<int>? days, List<string>? only, CancellationToken ct)
    {
        ModelState.Clear();
        Input = new SearchInput { Words = words, Need = need, Age = age, Language = language, Days = days ?? [], Only = only ?? [] };
        return await Show(Request.Query.Any(q => q.Key != "p"), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var page = await Show(true, ct);

        // What an address asks was passed on by somebody, or is read by a machine: only what is typed is counted.
        if (Found is not null && Number == 1 && SearchCounted.Of(Input, Found, Services.Select(s => s.Shown).ToList(), Needs) is { IsNothing: false } counted)
        {
            await writes.Run(now => countSearch.Do(counted, now, ct), ct);
        }

        return page;
    }

    private async Task<IActionResult> Show(bool isAsked, CancellationToken ct)
    {
        if (HttpContext.Acting() is null)
        {
            frame.HomeHref = DirectoryLinks.Search;
        }

        Needs = await db.TaxonomyTerms.Where(t => db.Set<TermAncestor>().Any(a => a.Ancestor == t.Id && db.Set<ServiceTerm>().Any(s => s.Term == a.Term))).OrderBy(t => t.Name)
            .Select(t => new TermLine(t.Id.Value, t.Name, t.IsSensitive, db.Taxonomies.Where(x => x.Id == t.Taxonomy).Select(x => x.Name).FirstOrDefault())).ToListAsync(ct);
        IsSample = await db.Services.AnyAsync(s => s.Source == SampleSource, ct);
        foreach (var refusal in Input.Check())
        {
            ModelState.AddModelError($"{nameof(Input)}.{refusal.Field}", refusal.Message);
        }

        if (isAsked && ModelState.IsValid)
        {
            Number = Math.Clamp(Number, 1, 100);
            var audience = HttpContext.Acting() is null ? Audience.Public : Audience.Practitioners;
            Found = await search.Find(Input.Filter(), audience, Number, PerPage, Now.At(time.GetUtcNow()).Today, ct);
            var shown = await reader.Read(Found.Services.Select(s => s.Number).ToList(), audience, ct);
            var covering = await search.CoveringOf(Found.Services.Select(s => s.Number).ToList(), Found.Where, ct);
            Services = Found.Services.Where(f => shown.ContainsKey(f.Number))
                .Select((f, i) => ServiceLine.Of(((Number - 1) * PerPage) + i + 1, shown[f.Number], f.Metres, Found.Where) with { CoversArea = covering.Contains(f.Number) }).ToList();
            Map = await DirectoryMap.Of(db, Services.Where(s => s.Nearest is { Latitude: not null }).Select(s => new MapMark(s.Place, s.Shown.Name, s.Nearest!.Latitude!.Value, s.Nearest.Longitude!.Value, DirectoryLinks.Service(s.Shown.Id))).ToList(), ct);
        }

        return Page();
    }

    /// <summary>The source of invented services: the page says that they are.</summary>
    public const string SampleSource = "demonstration";
}

/// <param name="Place">Its number in the list.</param>
/// <param name="Nearest">The place nearest to whoever asks; its first place when nobody said where they are.</param>
public sealed record ServiceLine(int Place, ServiceShown Shown, double? Metres, PlaceShown? Nearest)
{
    /// <summary>It says that it keeps to the area of whoever asks.</summary>
    public bool CoversArea { get; init; }

    /// <summary>On one line: how far, for whom, at what cost, when.</summary>
    public string Facts => string.Join(" · ", new[]
    {
        Metres is { } metres && Nearest is not null ? $"{SearchInput.InMiles(metres)}, {Nearest.Town ?? Nearest.Name}" : Nearest?.Town,
        CoversArea ? "covers your area" : null,
        Shown.Ages is { } ages ? $"ages {ages}" : null,
        Shown.Cost,
        Shown.Times.Count > 0 ? Shown.Times[0] : null,
    }.Where(w => !string.IsNullOrEmpty(w)));

    /// <summary>How to reach it, for paper, where no link can be followed.</summary>
    public string Reach => string.Join(" · ", new[] { Nearest?.Address, Shown.Contacts.SelectMany(c => c.Phones).FirstOrDefault(), Shown.Email, Shown.Website }.Where(w => !string.IsNullOrEmpty(w)));

    public static ServiceLine Of(int place, ServiceShown shown, double? metres, Whereabouts? here) => new(
        place,
        shown,
        metres,
        here is null ? shown.Places.Count > 0 ? shown.Places[0] : null : shown.Places.Where(p => p.Latitude is not null).MinBy(p => here.MetresTo(p.Latitude!.Value, p.Longitude!.Value)));
}

public sealed record TermLine(Guid Id, string Name, bool IsSensitive, string? Taxonomy);
