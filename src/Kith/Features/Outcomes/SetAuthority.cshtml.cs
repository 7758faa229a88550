using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

[Needs(Duty.SetAuthority)]
public sealed class SetAuthorityModel(KithDb db, SetAuthority setAuthority) : FormPage<AuthorityInput>
{
    private AuthoritySetting? latest;

    public IReadOnlyList<(string Code, string Name)> Authorities { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Regions { get; private set; } = [];

    /// <summary>The last few settings, newest first.</summary>
    public IReadOnlyList<SettingLine> Earlier { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var areas = await db.BenchmarkAreas.OrderBy(a => a.Name).Select(a => new { a.Code, a.Name, a.Level }).ToListAsync(ct);
        Authorities = areas.Where(a => a.Level == AreaLevel.Authority).Select(a => (a.Code, a.Name)).ToList();
        Regions = areas.Where(a => a.Level == AreaLevel.Region).Select(a => (a.Code, a.Name)).ToList();
        Earlier = await (from s in db.AuthoritySettings
                         orderby s.SetAt descending, s.Id descending
                         select new SettingLine(
                             s.SetAt,
                             (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == s.SetBy select w.Name).FirstOrDefault(),
                             s.Name,
                             s.Population,
                             s.PopulationYear,
                             s.Source)).Take(10).ToListAsync(ct);
        return null;
    }

    protected override async Task Prefill(CancellationToken ct)
    {
        latest = await db.AuthoritySettings.AsNoTracking().OrderByDescending(s => s.SetAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        if (latest is not null)
        {
            Input.Name = latest.Name;
            Input.Area = latest.Area;
            Input.Region = latest.Region;
            Input.Population = latest.Population;
            Input.PopulationYear = latest.PopulationYear;
            Input.Source = latest.Source;
            Input.Neighbours = string.Join(", ", latest.Neighbours.OrderBy(n => n.Rank).Select(n => n.Area));
        }
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => setAuthority.Do(Input, By, now, ct), then: _ => OutcomesLinks.Measures(), done: "Saved", ct);
}

/// <param name="By">Null when the operator set it.</param>
public sealed record SettingLine(DateTime At, string? By, string Name, int? Population, int? PopulationYear, string? Source);
