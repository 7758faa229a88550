using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public enum ProposalAnswer
{
    ApproveAll,
    ApproveSome,
    Refuse,
}

public sealed class DecideProposalInput
{
    public int Version { get; set; }

    /// <summary>The listing beside which the proposal was read.</summary>
    public int Standing { get; set; }

    [Display(Name = "What do you decide?")]
    public ProposalAnswer? Answer { get; set; }

    [Display(Name = "Fields to approve")]
    public List<string> Fields { get; set; } = [];

    [Display(Name = "Reason (the proposer reads it)")]
    public string? Reason { get; set; }
}

/// <summary>Approves all or chosen fields of a proposal, or refuses it. Nobody decides what they proposed themselves.</summary>
public sealed class DecideProposal(KithDb db, Ledger ledger, TakeServices takeServices)
{
    public async Task<Outcome<ProposalId>> Do(ProposalId id, DecideProposalInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Proposals.FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal)
        {
            return Refusal.NotFound;
        }

        var service = await db.Services.FirstOrDefaultAsync(s => s.Id == proposal.Service, ct);
        if (proposal.Version != input.Version || (service?.Version ?? 0) != input.Standing)
        {
            return Refusal.Stale;
        }

        var isOwn = by is not null && await db.Postings.AnyAsync(p => p.Id == proposal.By && p.Worker == by.Worker, ct);
        if (input.Answer is ProposalAnswer.Refuse or null)
        {
            var refused = input.Answer is null ? new Refusal("Answer", "Select what you decide") : (Outcome<ProposalId>)proposal.Id;
            var no = refused.Ok ? proposal.Refuse(input.Reason, isOwn, by?.Posting, now) : new Refusals().Within(string.Empty, refused.Refusals);
            return no.Any ? no : Told(proposal, [], by);
        }

        var offered = service is null ? [] : ListingSides.Offered(proposal.Before, service.Listing, ListingSides.Flat(proposal.Listing)).Select(o => o.Field).ToList();
        var chosen = input.Answer == ProposalAnswer.ApproveAll ? offered : offered.Intersect(input.Fields).ToList();
        var wrong = proposal.Approve(chosen, offered, input.Reason, isOwn, by?.Posting, now);
        if (wrong.Any)
        {
            return wrong;
        }

        await Apply(proposal, service, chosen, by, now, ct);
        return Told(proposal, chosen, by);
    }

    private async Task Apply(Proposal proposal, Service? service, List<string> chosen, Acting? by, Now now, CancellationToken ct)
    {
        var (stood, isTold) = (service?.Listing, false);
        if (proposal.Source is { } source)
        {
            // What its source brings along comes as any import does; of its own fields, those that were chosen.
            var taken = await takeServices.Do([new OpenRecord(ListingText.Read(proposal.Listing), [])], source, by, now, ct);
            isTold = taken.Value[0].Change != ServiceChange.Unchanged;
        }

        if (service is null)
        {
            if (proposal.Source is null)
            {
                List(proposal, by, now);
            }

            return;
        }

        var said = ListingText.Read(ListingSides.Flat(proposal.Listing));
        var listing = ListingText.Read(stood!);
        foreach (var field in chosen)
        {
            listing[field] = said[field]?.DeepClone();
        }

        if (chosen.Count > 0)
        {
            await service.SayAs(db, OpenRecord.Of(listing, "service", "editor").Fields.ModifiedAt(now), ListingChange.Approved, OriginOf(proposal, by, now), now, ct);
        }

        if (chosen.Count > 0 && !isTold)
        {
            ledger.Tell(new ServiceChanged(chosen, [service.Id]), About.Organisation, by);
        }
    }

    private static FieldOrigin OriginOf(Proposal proposal, Acting? by, Now now) =>
        proposal.Source is { } source ? FieldOrigin.Feed(source, now) : proposal.IsFromOwner ? FieldOrigin.Owner("link", now) : FieldOrigin.Editor(by?.Posting, now);

    /// <summary>A new service with the organisation and the places that came with it.</summary>
    private void List(Proposal proposal, Acting? by, Now now)
    {
        var parts = ServiceParts.Of(ListingText.Read(proposal.Listing));
        if (parts.Organization is { } organization)
        {
            db.Add(Organization.List(new OrganizationId(organization.IdOf("id")!.Value), organization.Word("name")!, ListingText.Write(organization), null));
        }

        foreach (var place in parts.Places)
        {
            db.Add(Location.List(new LocationId(place.IdOf("id")!.Value), place.Word("name"), place.Number("latitude"), place.Number("longitude"), ListingText.Write(place), null));
        }

        parts.Listing["assured_date"] = now.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        db.Add(Service.List(proposal.Service, ListingText.ListingOf(ServiceComposer.InOrder(parts.Listing.ModifiedAt(now), "service"), parts.Places, now.Moment), null, now));
        ledger.Tell(new ServiceListed([proposal.Service]), About.Organisation, by);
    }

    private ProposalId Told(Proposal proposal, IReadOnlyList<string> fields, Acting? by)
    {
        ledger.Tell(new ProposalDecided(proposal.Id, proposal.State, fields), About.Organisation, by);
        return proposal.Id;
    }
}

public sealed class RestoreInput
{
    public int Version { get; set; }
}

/// <summary>Brings back what a listing said in an earlier version, as a new version. When it was last checked stays as it is.</summary>
public sealed class RestoreListing(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ServiceId>> Do(ServiceId id, int number, RestoreInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        var service = await db.Services.FirstOrDefaultAsync(s => s.Id == id, ct);
        var earlier = await db.EarlierListings.FirstOrDefaultAsync(e => e.Service == id && e.Number == number, ct);
        if (service is null || earlier is null)
        {
            return Refusal.NotFound;
        }

        if (service.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var listing = ListingText.Read(earlier.Listing);
        listing["assured_date"] = ListingText.Read(service.Listing)["assured_date"]?.DeepClone();
        await service.SayAs(db, OpenRecord.Of(listing, "service", "editor").Fields.ModifiedAt(now), ListingChange.Restored, FieldOrigin.Editor(by?.Posting, now), now, ct);
        ledger.Tell(new ListingRestored(number, [id]), About.Organisation, by);
        return id;
    }
}
