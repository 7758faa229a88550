using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>
/// Closes the work with a family, and with it the episode of each child who is still in need. Its named workers lose their access; its team keeps the file.
/// </summary>
public sealed class CloseFamilyEpisode(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FamilyEpisodeId>> Do(FamilyEpisodeId id, DateOnly? on, string? why, string? reason, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(id, by, Duty.CloseFamilyEpisode, ct) is { } refusal)
        {
            return refusal;
        }

        var episode = await db.FamilyEpisodes.SingleAsync(e => e.Id == id, ct);
        if (episode.Version != version)
        {
            return Refusal.Stale;
        }

        var children = await db.ChildEpisodes.Where(e => e.FamilyEpisode == id && e.ClosedOn == null).Include(e => e.Plans).Include(e => e.Enquiries).AsSplitQuery().ToListAsync(ct);
        var isAssessed = ClosureReason.NeedsAssessment(reason) && await db.Assessments.AnyAsync(a => a.FamilyEpisode == id && a.Children.Any(c => c.AuthorisedOn != null), ct);
        var no = episode.Close(on, why, now.Today)
            .If(children.Count > 0 && (reason is null || !ClosureReason.Codes.ContainsKey(reason)), "Reason", "Select why the children’s episodes end")
            .If(children.Count > 0 && ClosureReason.NeedsAssessment(reason) && !isAssessed, "Reason", "No assessment has been authorised: select another reason");
        no.AddRange(ChildEpisode.CheckClosing(children, on, reason));
        no.If(await db.CarePeriods.AnyAsync(p => p.FamilyEpisode == id && p.CeasedOn == null, ct), string.Empty, "A child is looked after. Record first that the child ceased to be");
        no.If(await db.HelpAssessments.AnyAsync(a => a.FamilyEpisode == id && a.CompletedOn == null, ct), string.Empty, "A Family Help assessment is under way. Complete or withdraw it first");
        if (no.Any)
        {
            return no;
        }

        var about = new About(episode.Family, id);
        foreach (var named in await db.Involvements.Where(i => i.FamilyEpisode == id && i.Posting != null && i.EndedOn == null).ToListAsync(ct))
        {
            named.End("The work closed", now.Today);
            ledger.Tell(new InvolvementEnded(named.Id, named.Posting), about, by);
        }

        foreach (var child in children)
        {
            var ended = child.Close(episode.ClosedOn!.Value, reason!);
            foreach (var plan in ended)
            {
                ledger.Tell(new PlanEnded(plan.Id, plan.Kind, episode.ClosedOn.Value), about with { Person = child.Child }, by);
            }

            ledger.Tell(new ChildEpisodeClosed(child.Id, reason!), about with { Person = child.Child }, by);
        }

        ledger.Tell(new FamilyEpisodeClosed(episode.ClosedOn!.Value), about, by);
        return id;
    }
}
