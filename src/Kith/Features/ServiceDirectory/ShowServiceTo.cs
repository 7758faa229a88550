using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Says whether the public or workers alone may find a service.</summary>
public sealed class ShowServiceTo(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ServiceId>> Do(ServiceId id, Audience? audience, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Services.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } service)
        {
            return Refusal.NotFound;
        }

        if (audience is not (Audience.Public or Audience.Practitioners))
        {
            return new Refusal("Audience", "Select who may find this service");
        }

        service.ShowTo(audience.Value);
        ledger.Tell(new ServiceShownTo(audience.Value, [id]), About.Organisation, by);
        return id;
    }
}

/// <summary>Says who may find a place. A confidential one is taken out of everything that is read, for every service there.</summary>
public sealed class ShowPlaceTo(KithDb db, Ledger ledger)
{
    public async Task<Outcome<LocationId>> Do(LocationId id, Audience? audience, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Locations.FirstOrDefaultAsync(l => l.Id == id, ct) is not { } place)
        {
            return Refusal.NotFound;
        }

        if (audience is null)
        {
            return new Refusal("Audience", "Select who may find this place");
        }

        // Its own rows are gone while it is confidential, so the services are found by what they say.
        var text = id.ToString();
        var services = await db.Services.Where(s => s.Listing.Contains(text)).Select(s => s.Id).ToListAsync(ct);
        place.ShowTo(audience.Value);
        ledger.Tell(new PlaceShownTo(id, audience.Value, services), About.Organisation, by);
        return id;
    }
}
