using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>The family’s Family Help assessments: the one under way, and those before it.</summary>
[Needs(Duty.ReadHelpAssessments)]
public sealed class FamilyHelpAssessmentsModel(KithDb db) : FamilyPage
{
    public IReadOnlyList<HelpLine> Assessments { get; private set; } = [];

    public IReadOnlyList<HelpLine> Withdrawn { get; private set; } = [];

    public bool MayWrite => Family.May(By, Duty.WriteHelpAssessments);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var work = Family.Episode;
        var rows = await db.HelpAssessments.IgnoreQueryFilters().Where(a => a.FamilyEpisode == work)
            .Select(a => new
            {
                a.Id,
                a.StartedOn,
                a.CompletedOn,
                a.Organisation,
                a.WhyWithdrawn,
                Children = a.Children.Join(db.People, c => c.Child, p => p.Id, (_, p) => new { p.Id, p.FirstName, p.LastName }).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(ct);
        var lines = rows.ConvertAll(r => new HelpLine(
            r.Id, r.StartedOn, r.CompletedOn, r.Organisation, string.Join(", ", r.Children.OrderBy(c => Family.PlaceOf(c.Id)).Select(c => PersonName.Of(c.FirstName, c.LastName))), r.WhyWithdrawn));
        Assessments = [.. lines.Where(l => l.WhyWithdrawn is null).OrderByDescending(l => l.StartedOn)];
        Withdrawn = [.. lines.Where(l => l.WhyWithdrawn is not null).OrderByDescending(l => l.StartedOn)];
        return Page();
    }
}

public sealed record HelpLine(RowId Id, DateOnly StartedOn, DateOnly? CompletedOn, string Organisation, string Children, string? WhyWithdrawn);
