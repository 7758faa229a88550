using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

public sealed class ReviewWeekInput
{
    public int Version { get; set; }

    [Display(Name = "Do you question anything?")]
    public bool? Questioned { get; set; }

    [Display(Name = "What you question, and whom you asked")]
    public string? Note { get; set; }
}

/// <summary>A privacy officer or the head of service of the authority says that they have looked through a week. What they did themselves is left for somebody else (TR-55).</summary>
public sealed class ReviewWeek(KithDb db, PrivilegedReader reader, Ledger ledger)
{
    public async Task<Outcome<IsoWeek>> Do(IsoWeek week, ReviewWeekInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.ReviewPrivileged) || !await reader.IsOfAuthority(by, ct))
        {
            return Refusal.Forbidden;
        }

        if (await db.PrivilegedWeeks.FirstOrDefaultAsync(w => w.Monday == week.Monday, ct) is not { } found)
        {
            return Refusal.NotFound;
        }

        if (found.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var (actions, own) = await reader.Count(week, by.Worker, ct);
        var no = found.Review(input.Questioned, input.Note, actions, own, by, now);
        if (no.Any)
        {
            return no;
        }

        db.Entry(found).Property(w => w.Version).IsModified = true;
        ledger.Tell(new PrivilegedWeekReviewed(week.ToString(), input.Questioned!.Value, IsWhole: found.ReviewedAt is not null), About.Organisation, by);
        return week;
    }
}
