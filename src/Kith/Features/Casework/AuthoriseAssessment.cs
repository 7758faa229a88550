using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>A manager who has not written in it authorises an assessment, which completes it.</summary>
public sealed class AuthoriseAssessment(KithDb db, Ledger ledger, AssessmentDesk desk)
{
    public async Task<Outcome<AssessmentId>> Do(AssessmentId id, string? whyLate, int version, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(id, version, by, Duty.AuthoriseAssessment, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var assessment = opened.Value.Assessment;
        var no = assessment.Authorise(whyLate, await db.HasWritten(assessment, by, ct), by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new AssessmentAuthorised(id, assessment.WhyLate is not null), opened.Value.About, by);
        return id;
    }
}

internal static class AssessmentAuthorship
{
    /// <summary>Whether the worker has written in the assessment, from whichever of their postings.</summary>
    public static Task<bool> HasWritten(this KithDb db, Assessment assessment, Acting by, CancellationToken ct)
    {
        var postings = assessment.Authors.Select(a => a.Posting).ToList();
        return db.Postings.AnyAsync(p => postings.Contains(p.Id) && p.Worker == by.Worker, ct);
    }
}
