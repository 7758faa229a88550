using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Assessments in hand, the one due first on top, for every family that the worker may see.</summary>
[Needs(Duty.ReadAssessment)]
public sealed class AssessmentRegisterModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public DateOnly Today { get; } = Now.At(time.GetUtcNow()).Today;

    public Paged<AssessmentInHand> Assessments { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var seen = db.EpisodesSeenBy(HttpContext.MustAct(), Duty.ReadAssessment);

        // Every assessment runs for as long from its referral, so the oldest referral is due first.
        Assessments = await (from a in db.Assessments
                             join e in db.FamilyEpisodes on a.FamilyEpisode equals e.Id
                             join f in db.Families on e.Family equals f.Id
                             where seen.Contains(e.Id) && e.ClosedOn == null && a.ReferredOn != null && a.AuthorisedAt == null
                             orderby a.ReferredOn, f.Name, a.Id
                             select new AssessmentInHand(
                                 a.Id,
                                 f.Ref,
                                 f.Name,
                                 a.ReferredOn!.Value,
                                 a.SentAt != null,
                                 (from i in db.Involvements
                                  join p in db.Postings on i.Posting equals p.Id
                                  join w in db.Workers on p.Worker equals w.Id
                                  where i.FamilyEpisode == e.Id && i.EndedOn == null && i.Kind == InvolvementKind.Allocated
                                  select w.Name).FirstOrDefault())).Page(Number, ct);
    }

    public static string PageLink(int number) => $"{CaseworkLinks.Assessments()}?p={number}";
}

public sealed record AssessmentInHand(AssessmentId Id, string Ref, string Family, DateOnly ReferredOn, bool IsSent, string? Lead)
{
    public Due Due => Assessment.DueFrom(ReferredOn);

    public AssessmentState State => IsSent ? AssessmentState.Sent : AssessmentState.Writing;
}
