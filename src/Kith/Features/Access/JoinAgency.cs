using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class AgencyInput
{
    [Display(Name = "Name of the agency")]
    public string? Name { get; set; }

    [Display(Name = "What kind of agency is it?")]
    public AgencyKind? Kind { get; set; }

    [Display(Name = "Local authority code (optional)")]
    public string? LeaCode { get; set; }

    public int Version { get; set; }
}

/// <summary>A body joins the partnership.</summary>
public sealed class JoinAgency(KithDb db, Ledger ledger)
{
    public async Task<Outcome<AgencyId>> Do(AgencyInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var joined = Agency.Join(input.Name, input.Kind, input.LeaCode, now);
        if (!joined.Ok)
        {
            return new Refusals().Within(string.Empty, joined.Refusals);
        }

        var agency = joined.Value;
        if (await db.Agencies.AnyAsync(a => a.Name == agency.Name, ct))
        {
            return new Refusal("Name", "There is already an agency with this name");
        }

        db.Add(agency);
        ledger.Tell(new AgencyJoined(agency.Id, agency.Kind), About.Organisation, by);
        return agency.Id;
    }
}
