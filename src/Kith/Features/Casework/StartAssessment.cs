using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>A worker starts the child and family assessment of the children they name.</summary>
public sealed class StartAssessment(KithDb db, BeginAssessment begin)
{
    public async Task<Outcome<AssessmentId>> Do(
        FamilyEpisodeId episode, IReadOnlyCollection<PersonId> children, DateOnly? startedOn, DateOnly? referredOn, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.WriteAssessment, ct) is { } refusal)
        {
            return refusal;
        }

        var work = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        if (work.ClosedOn is not null)
        {
            return new Refusal(string.Empty, "This work is closed: no assessment can start");
        }

        var known = await db.MembersOf(work.Family).Where(m => m.Kind == MemberKind.Child).Select(m => m.Person).ToListAsync(ct);
        return children.All(known.Contains) ? await begin.Of((work.Family, episode), children, startedOn, referredOn, by, now, ct) : Refusal.NotFound;
    }
}
