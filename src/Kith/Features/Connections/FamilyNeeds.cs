using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>The needs of which a family’s latest authorised assessment tells, by the table of <see cref="HelpNeed"/>.</summary>
public sealed class FamilyNeeds(KithDb db)
{
    public async Task<FoundNeeds> Of(FamilyEpisodeId episode, DateOnly today, CancellationToken ct)
    {
        var latest = await db.Assessments.Where(a => a.FamilyEpisode == episode && a.AuthorisedAt != null).OrderByDescending(a => a.AuthorisedAt)
            .Select(a => new { a.Id, At = a.AuthorisedAt!.Value }).FirstOrDefaultAsync(ct);
        if (latest is null)
        {
            return new FoundNeeds(null, []);
        }

        var codes = await (from a in db.Assessments from c in a.Children from f in c.Factors where a.Id == latest.Id select f.Code).Distinct().ToListAsync(ct);
        var on = Now.DayOf(latest.At);
        return new FoundNeeds(on, HelpNeed.Of(codes, today).Select(n => new FoundNeed(n, n.Factors.Where(codes.Contains).Select(code => AssessmentDesk.MeaningOf(code, on)).ToList())).ToList());
    }
}

public sealed record FoundNeeds(DateOnly? AssessedOn, IReadOnlyList<FoundNeed> Needs)
{
    public FoundNeed? Find(string code) => Needs.FirstOrDefault(n => n.Need.Code == code);
}

/// <param name="Because">The factors, in words.</param>
public sealed record FoundNeed(HelpNeed Need, IReadOnlyList<string> Because);
