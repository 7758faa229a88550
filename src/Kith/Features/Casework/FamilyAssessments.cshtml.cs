using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>The family's assessments: the one in hand, and those before it.</summary>
[Needs(Duty.ReadAssessment)]
public sealed class FamilyAssessmentsModel(KithDb db, TimeProvider time) : FamilyPage
{
    public DateOnly Today { get; } = Now.At(time.GetUtcNow()).Today;

    public IReadOnlyList<AssessmentLine> Assessments { get; private set; } = [];

    /// <summary>The referrals of this period of work, which the assessments are of.</summary>
    public IReadOnlyList<ReferralLine> Referrals { get; private set; } = [];

    public bool MayStart => Family.May(By, Duty.WriteAssessment) && Family.ClosedOn is null && Assessments.All(a => a.State is AssessmentState.Imported or AssessmentState.Authorised);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var rows = await db.Assessments.Where(a => a.FamilyEpisode == Family.Episode)
            .Select(a => new
            {
                a.Id,
                a.ReferredOn,
                a.SentAt,
                a.AuthorisedAt,
                StartedOn = a.Children.Min(c => c.StartedOn),
                AuthorisedOn = a.Children.Max(c => c.AuthorisedOn),
                Children = (from c in a.Children
                            join e in db.ChildEpisodes on c.ChildEpisode equals e.Id
                            join p in db.People on e.Child equals p.Id
                            orderby p.BirthDate, p.FirstName
                            select p.FirstName).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(ct);
        Assessments = rows
            .Select(r => new AssessmentLine(
                r.Id,
                r.ReferredOn is null ? AssessmentState.Imported : r.AuthorisedAt is not null ? AssessmentState.Authorised : r.SentAt is not null ? AssessmentState.Sent : AssessmentState.Writing,
                r.StartedOn,
                r.AuthorisedOn,
                r.ReferredOn is { } referred ? Assessment.DueFrom(referred) : null,
                string.Join(", ", r.Children)))
            .OrderByDescending(l => l.StartedOn)
            .ToList();
        Referrals = await (from e in db.ChildEpisodes
                           join p in db.People on e.Child equals p.Id
                           where e.FamilyEpisode == Family.Episode
                           orderby e.ReferredOn descending, p.BirthDate, p.FirstName
                           select new ReferralLine(e.Id, e.Child, e.ReferredOn, e.PrimaryNeed, e.ClosedOn)).ToListAsync(ct);
        return Page();
    }

    public string NeedInWords(string? code) => code is null ? "Not recorded" : CensusCodes.PrimaryNeed.MeaningOf(code, AssessmentDesk.YearOf(Today)) ?? code;
}

public sealed record ReferralLine(ChildEpisodeId Id, PersonId Child, DateOnly ReferredOn, string? PrimaryNeed, DateOnly? ClosedOn);

public sealed record AssessmentLine(AssessmentId Id, AssessmentState State, DateOnly? StartedOn, DateOnly? AuthorisedOn, Due? Due, string Children);
