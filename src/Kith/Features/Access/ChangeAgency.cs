using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Corrects what the partnership knows of an agency.</summary>
public sealed class ChangeAgency(KithDb db, Ledger ledger)
{
    public async Task<Outcome<AgencyId>> Do(AgencyId id, AgencyInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var agency = await db.Agencies.FirstOrDefaultAsync(a => a.Id == id, ct);
        if (agency is null)
        {
            return Refusal.NotFound;
        }

        if (agency.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = agency.Describe(input.Name, input.Kind, input.LeaCode);
        if (!no.Any)
        {
            no.If(await db.Agencies.AnyAsync(a => a.Name == agency.Name && a.Id != id, ct), "Name", "There is already an agency with this name");
        }

        if (no.Any)
        {
            return no;
        }

        // What it is decides whether its people need its word.
        foreach (var posting in await db.Postings.Where(p => p.Agency == id && (p.ConfirmBy == null) == agency.IsPartner).ToListAsync(ct))
        {
            if (agency.IsPartner)
            {
                posting.Confirm(now);
            }
            else
            {
                posting.NeedNoWord();
            }
        }

        ledger.Tell(new AgencyChanged(id, db.FieldsChanged(agency)), About.Organisation, by);
        return id;
    }
}
