using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>A form about one Family Help assessment.</summary>
public abstract class HelpPage<TInput>(KithDb db, TimeProvider time) : FamilyFormPage<TInput>
    where TInput : class, new()
{
    [BindProperty(SupportsGet = true, Name = "help")]
    public RowId Id { get; set; }

    public HelpAssessment Assessment { get; private set; } = null!;

    /// <summary>The children of the family, and those of the assessment who have left it since.</summary>
    public IReadOnlyList<(PersonId Id, string Name)> Children { get; private set; } = [];

    public string Names => string.Join(", ", Children.Where(c => Assessment.Children.Any(a => a.Child == c.Id)).Select(c => c.Name));

    protected DateOnly Today { get; } = Now.At(time.GetUtcNow()).Today;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var work = Family.Episode;
        if (await db.HelpAssessments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Id && a.FamilyEpisode == work, ct) is not { } assessment)
        {
            return NotFound();
        }

        Assessment = assessment;
        var gone = assessment.Children.Select(c => c.Child).Where(c => Family.Find(c) is null).ToList();
        var left = gone.Count == 0 ? [] : await db.People.Where(p => gone.Contains(p.Id)).Select(p => new { p.Id, p.FirstName, p.LastName }).ToListAsync(ct);
        Children = [.. Family.Children.Select(c => (c.Id, $"{c.Name}, {c.Age}")), .. left.Select(p => (p.Id, PersonName.Of(p.FirstName, p.LastName)))];
        return null;
    }
}
