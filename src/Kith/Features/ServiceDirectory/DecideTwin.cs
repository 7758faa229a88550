using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class DecideTwinInput
{
    public int Version { get; set; }

    [Display(Name = "Are these the same service?")]
    public TwinAnswer? Answer { get; set; }
}

/// <summary>Says whether two listings are of one service. Of two that are, one ends and says which stands for it; whatever refers to it goes on.</summary>
public sealed class DecideTwin(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, DecideTwinInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Twins.FirstOrDefaultAsync(t => t.Id == id, ct) is not { } twin)
        {
            return Refusal.NotFound;
        }

        if (twin.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = twin.Decide(input.Answer, by?.Posting, now);
        if (no.Any)
        {
            return no;
        }

        if (input.Answer == TwinAnswer.NotTheSame)
        {
            ledger.Tell(new TwinsToldApart(id), About.Organisation, by);
            return id;
        }

        var both = await db.Services.Where(s => s.Number == twin.One || s.Number == twin.Other).ToListAsync(ct);
        var kept = both.Single(s => s.Number == (input.Answer == TwinAnswer.KeepOne ? twin.One : twin.Other));
        var ended = both.Single(s => s != kept);
        await End(ended, by, now, ct);
        var following = await db.Services.Where(s => s.ReplacedBy == ended.Id).ToListAsync(ct);
        following.Append(ended).ToList().ForEach(s => s.GiveWayTo(kept.Id));
        ledger.Tell(new ServicesMerged(id, kept.Id, [ended.Id, kept.Id]), About.Organisation, by);
        return id;
    }

    private async Task End(Service service, Acting? by, Now now, CancellationToken ct)
    {
        var listing = ListingText.Read(service.Listing);
        listing["status"] = "defunct";
        await service.SayAs(db, OpenRecord.Of(listing, "service", "editor").Fields.ModifiedAt(now), ListingChange.Merged, FieldOrigin.Editor(by?.Posting, now), now, ct);
    }
}

/// <summary>Takes back that two listings are not the same: editors are asked again.</summary>
public sealed class TakeBackTwin(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, Acting? by, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Twins.FirstOrDefaultAsync(t => t.Id == id, ct) is not { } twin)
        {
            return Refusal.NotFound;
        }

        var no = twin.TakeBack();
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new TwinAnswerTakenBack(id), About.Organisation, by);
        return id;
    }
}
