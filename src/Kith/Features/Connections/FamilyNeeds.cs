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
            .Select(a => new { At = a.AuthorisedAt!.Value, Codes = a.Children.SelectMany(c => c.Factors).Select(f => f.Code).Distinct().ToList() }).FirstOrDefaultAsync(ct);
        if (latest is null)
        {
            return new FoundNeeds(null, []);
        }

        var on = Now.DayOf(latest.At);
        return new FoundNeeds(on, HelpNeed.Of(latest.Codes, today).Select(n => new FoundNeed(n, n.Factors.Where(latest.Codes.Contains).Select(code => AssessmentDesk.MeaningOf(code, on)).ToList())).ToList());
    }
}

public sealed record FoundNeeds(DateOnly? AssessedOn, IReadOnlyList<FoundNeed> Needs)
{
    public FoundNeed? Find(string code) => Needs.FirstOrDefault(n => n.Need.Code == code);
}

/// <param name="Because">The factors, in words.</param>
public sealed record FoundNeed(HelpNeed Need, IReadOnlyList<string> Because);
