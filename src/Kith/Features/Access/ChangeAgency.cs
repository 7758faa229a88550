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

        await db.AskItsWord(agency, now, ct);
        var fields = db.FieldsChanged(agency);
        ledger.Tell(new AgencyChanged(id, fields, fields.Contains(nameof(Agency.Kind)) ? agency.Kind : null), About.Organisation, by);
        return id;
    }
}

internal static class WordOfAgencies
{
    /// <summary>What it is decides whether its people need its word.</summary>
    public static async Task AskItsWord(this KithDb db, Agency agency, Now now, CancellationToken ct)
    {
        foreach (var posting in await db.Postings.Where(p => p.Agency == agency.Id && (p.ConfirmBy == null) == agency.IsPartner).ToListAsync(ct))
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
    }
}
