using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

public sealed class RestrictFamilyInput
{
    [Display(Name = "Who may open the family")]
    public CaseLabel? Label { get; set; }

    [Display(Name = "Why")]
    public RestrictionReason? Reason { get; set; }

    [Display(Name = "More about the reason")]
    public string? Why { get; set; }

    [Display(Name = "Who is on the list from now on")]
    public List<PostingId> Postings { get; set; } = [];
}

/// <summary>From the next request only those on the list open the family; for everybody else it is not there. Whoever restricts is on the list.</summary>
public sealed class RestrictFamily(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, RestrictFamilyInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.Restrict, ct) is { } refusal)
        {
            return refusal;
        }

        var about = new About(await db.FamilyOf(episode, ct), episode);
        if (await db.RestrictionOf(episode, ct) is { } already)
        {
            var sealing = already.Seal(input.Label, input.Reason, input.Why, by, now);
            if (sealing.Any)
            {
                return sealing;
            }

            ledger.Tell(new FamilyRestricted(already.Label, already.Reason), about, by);
            return already.Id;
        }

        var placed = Restriction.Place(episode, input.Label, input.Reason, input.Why, by, now);
        var chosen = input.Postings.Append(by.Posting).Distinct().ToList();
        var found = await db.WorkersOf(episode, now.Today).Where(p => chosen.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        var no = new Refusals().Within(string.Empty, placed.Refusals).If(found.Count < chosen.Count, "Postings", "Select workers of the family");
        if (no.Any)
        {
            return no;
        }

        db.Add(placed.Value);
        ledger.Tell(new FamilyRestricted(placed.Value.Label, placed.Value.Reason), about, by);
        foreach (var posting in chosen)
        {
            db.Add(ListedPosting.Put(episode, posting, null, by.Posting, now).Value);
            ledger.Tell(new PutOnFamilysList(posting, null), about, by);
        }

        return placed.Value.Id;
    }
}

internal static class RestrictionAtHand
{
    public static Task<Restriction?> RestrictionOf(this KithDb db, FamilyEpisodeId episode, CancellationToken ct) =>
        db.Restrictions.FirstOrDefaultAsync(r => r.FamilyEpisode == episode && r.LiftedAt == null, ct);

    /// <summary>Managers who are on the family's list on a day: without one nobody could ever change it.</summary>
    public static IQueryable<ListedPosting> ManagersOnList(this KithDb db, FamilyEpisodeId episode, DateOnly today) =>
        from n in db.ListedPostings.OnListOn(today) join p in db.Postings on n.Posting equals p.Id where n.FamilyEpisode == episode && p.Role == Role.TeamManager select n;
}
