using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class ProposeChangeInput : ServiceInput
{
    [Display(Name = "How do you know this?")]
    public string? Why { get; set; }

    public static ProposeChangeInput From(JsonObject listing, int version)
    {
        var input = new ProposeChangeInput();
        input.Fill(listing, version);
        return input;
    }
}

/// <summary>Proposes what the listing of a service should say. Nothing changes until an editor approves it.</summary>
public sealed class ProposeChange(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ProposalId>> Do(ServiceId id, ProposeChangeInput input, Proposer proposer, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.ProposeListing) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is not { } service)
        {
            return Refusal.NotFound;
        }

        if (service.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var listing = ListingText.Read(service.Listing);
        var read = input.On(listing);
        var proposed = Proposal.Propose(
            ProposalKind.Change, id, service.Listing, read.Ok ? ListingText.Write(read.Value) : service.Listing, service.Name,
            read.Ok ? input.Changed(listing, read.Value) : ["unread"], input.Why, proposer, now);
        var no = new Refusals().Within(string.Empty, read.Refusals.Concat(proposed.Refusals));
        return no.Any ? no : db.Put(proposed.Value, ledger, by);
    }
}

public sealed class ProposeWithdrawalInput
{
    [Display(Name = "How do you know that it has ended?")]
    public string? Why { get; set; }
}

/// <summary>Proposes to say that a service has ended. Its listing stays, and says so.</summary>
public sealed class ProposeWithdrawal(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ProposalId>> Do(ServiceId id, ProposeWithdrawalInput input, Proposer proposer, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.ProposeListing) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is not { } service)
        {
            return Refusal.NotFound;
        }

        var listing = ListingText.Read(service.Listing);
        listing["status"] = "defunct";
        IReadOnlyList<string> changed = service.Status == ServiceStatus.Defunct ? [] : ["status"];
        var proposed = Proposal.Propose(ProposalKind.Withdrawal, id, service.Listing, ListingText.Write(listing), service.Name, changed, input.Why, proposer, now);
        return proposed.Ok ? db.Put(proposed.Value, ledger, by) : new Refusals().Within(string.Empty, proposed.Refusals);
    }
}

public sealed class ProposeListingInput : ServiceInput
{
    [Display(Name = "Who runs it?")]
    public string? Organization { get; set; }

    [Display(Name = "Telephone (optional)")]
    public string? Telephone { get; set; }

    [Display(Name = "Main kind of help (optional)")]
    public TermId? Need { get; set; }

    [Display(Name = "Name of the place (optional)")]
    public string? Place { get; set; }

    [Display(Name = "Building and street (optional)")]
    public string? Street { get; set; }

    [Display(Name = "Town (optional)")]
    public string? Town { get; set; }

    [Display(Name = "Postcode (optional)")]
    public string? Postcode { get; set; }

    [Display(Name = "How do you know this?")]
    public string? Why { get; set; }

    internal bool HasPlace => new[] { Place, Street, Town, Postcode }.Any(p => Text.Trimmed(p) is not null);

    internal Refusals CheckMore() => new Refusals()
        .If(Text.Trimmed(Organization) is null, "Organization", "Enter who runs it")
        .If(Organization?.Length > Text.Line, "Organization", "Who runs it must be 200 characters or fewer")
        .If(Telephone?.Length > 40, "Telephone", "The telephone number must be 40 characters or fewer")
        .If(Place?.Length > Text.Line, "Place", "The name of the place must be 200 characters or fewer")
        .If(Street?.Length > Text.Line, "Street", "The building and street must be 200 characters or fewer")
        .If(Town?.Length > Text.Line, "Town", "The town must be 200 characters or fewer")
        .If(HasPlace && Text.Trimmed(Street) is null, "Street", "Enter the building and street")
        .If(HasPlace && Text.Trimmed(Town) is null, "Town", "Enter the town")
        .If(Text.Trimmed(Postcode) is not null && Practice.ServiceDirectory.Postcode.KeyOf(Postcode) is null, "Postcode", "Enter a postcode, such as XN1 1AB");
}

/// <summary>Proposes a service that the directory does not have.</summary>
public sealed class ProposeListing(KithDb db, FindPlace findPlace, Ledger ledger)
{
    public async Task<Outcome<ProposalId>> Do(ProposeListingInput input, Proposer proposer, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.ProposeListing) == false)
        {
            return Refusal.Forbidden;
        }

        input.Status ??= "active";
        var id = Id.New<ServiceId>(now);
        var read = input.On(new JsonObject { ["id"] = id.ToString(), ["name"] = "-" });
        var no = new Refusals().Within(string.Empty, read.Refusals.Concat(input.CheckMore()))
            .If(input.Need is { } need && !await db.TaxonomyTerms.AnyAsync(t => t.Id == need, ct), "Need", "Select one of the kinds of help");
        var record = no.Any ? "{}" : ListingText.Write(OpenRecord.Of(await Whole(read.Value, input, ct), "service", "Kith").Fields);
        var proposed = Proposal.Propose(ProposalKind.New, id, null, record, Text.Trimmed(input.Name) ?? string.Empty, [], input.Why, proposer, now);
        no.Within(string.Empty, proposed.Refusals);
        return no.Any ? no : db.Put(proposed.Value, ledger, by);
    }

    /// <summary>The listing with an organisation and a place of its own, unless the organisation is known by exactly this name.</summary>
    private async Task<JsonObject> Whole(JsonObject listing, ProposeListingInput input, CancellationToken ct)
    {
        var (name, whole) = (Text.Trimmed(input.Organization)!, (JsonObject)listing.DeepClone());
        var known = await db.Organizations.Where(o => o.Name == name).OrderBy(o => o.Id).Select(o => o.Id).Take(1).ToListAsync(ct);
        whole["organization_id"] = known.Select(o => o.ToString()).FirstOrDefault();
        whole["organization"] = known.Count > 0 ? null : new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["name"] = name };
        if (Text.Trimmed(input.Telephone) is { } number)
        {
            whole["contacts"] = new JsonArray(new JsonObject
            {
                ["id"] = Guid.NewGuid().ToString(),
                ["name"] = name,
                ["phones"] = new JsonArray(new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["number"] = number }),
            });
        }

        if (input.Need is { } need)
        {
            whole["attributes"] = new JsonArray(new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["link_type"] = "service", ["taxonomy_term_id"] = need.ToString() });
        }

        if (input.HasPlace)
        {
            var where = await findPlace.Of(input.Postcode, ct);
            whole["service_at_locations"] = new JsonArray(new JsonObject
            {
                ["id"] = Guid.NewGuid().ToString(),
                ["location"] = new JsonObject
                {
                    ["id"] = Guid.NewGuid().ToString(),
                    ["location_type"] = "physical",
                    ["name"] = input.Place,
                    ["latitude"] = where is { District: null } ? where.Latitude.ToString(CultureInfo.InvariantCulture) : null,
                    ["longitude"] = where is { District: null } ? where.Longitude.ToString(CultureInfo.InvariantCulture) : null,
                    ["addresses"] = new JsonArray(new JsonObject
                    {
                        ["id"] = Guid.NewGuid().ToString(),
                        ["address_1"] = input.Street,
                        ["city"] = input.Town,
                        ["postal_code"] = input.Postcode?.Trim().ToUpperInvariant(),
                        ["country"] = "GB",
                    }),
                },
            });
        }

        return whole;
    }
}

internal static class PuttingProposals
{
    public static ProposalId Put(this KithDb db, Proposal proposal, Ledger ledger, Acting? by)
    {
        db.Proposals.Add(proposal);
        ledger.Tell(new ListingProposed(proposal.Id, proposal.Kind, proposal.Service), About.Organisation, by);
        return proposal.Id;
    }
}
