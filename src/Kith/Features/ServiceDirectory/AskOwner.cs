using System.Security.Cryptography;
using System.Text;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Asks whoever runs a service, at the address that its listing gives, whether the listing is still right: by a mail with a link of their own.</summary>
public sealed class AskOwner(KithDb db, Ledger ledger, Outbox outbox)
{
    private const int SecretBytes = 32;

    /// <param name="by">The editor who asks; null when the rule does.</param>
    public async Task<Outcome<ServiceId>> Do(ServiceId id, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is not { } service)
        {
            return Refusal.NotFound;
        }

        if (service.ContactEmail is not { } address)
        {
            return new Refusal(string.Empty, "The listing gives no email address at which to ask");
        }

        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        db.Add(OwnerLink.Make(id, HashOf(secret), by?.Posting, now));
        var asking = await db.OwnerAskings.FirstOrDefaultAsync(a => a.Service == id, ct) ?? db.Add(OwnerAsking.Begin(id)).Entity;
        asking.Ask(service.AssuredOn, now.Today);
        outbox.Put(address, "Is what we say about your service still right?", Letter(service, outbox.Link(DirectoryLinks.OwnerConfirm(secret))), now);
        ledger.Tell(new OwnerAsked(id), About.Organisation, by);
        return id;
    }

    internal static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string Letter(Service service, string link) => $"""
        The directory of services for families lists you as "{service.Name}".

        {(service.AssuredOn is { } day ? $"The listing was last checked on {day:d MMMM yyyy}." : "The listing has not been checked yet.")} Is it still right?

        Look at it and say so here, without signing in:
        {link}

        The link is for this listing alone and works for {OwnerLink.Days} days. If you no longer run this service, you can say that there too.
        """;
}

/// <summary>What whoever runs a service answers through their link. It may be answered again: the latest answer counts.</summary>
public sealed class AnswerAsOwner(KithDb db, Ledger ledger, ProposeWithdrawal proposeWithdrawal)
{
    public async Task<Outcome<ServiceId>> Do(string secret, OwnerAnswer? answer, Now now, CancellationToken ct)
    {
        if (await db.OwnerLinkOf(secret, now, ct) is not { } link)
        {
            return Refusal.NotFound;
        }

        if (answer is not (OwnerAnswer.StillRight or OwnerAnswer.Ended))
        {
            return new Refusal("Answer", "Select whether the listing is still right");
        }

        link.Say(answer.Value, now);
        return answer == OwnerAnswer.StillRight ? await Confirm(link.Service, now, ct) : await End(link.Service, now, ct);
    }

    private async Task<Outcome<ServiceId>> Confirm(ServiceId id, Now now, CancellationToken ct)
    {
        var service = await db.Services.FirstAsync(s => s.Id == id, ct);
        if (service.AssuredOn != now.Today)
        {
            var listing = ListingText.Read(service.Listing);
            listing["assured_date"] = now.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            await service.SayAs(db, OpenRecord.Of(listing, "service", "owner").Fields, ListingChange.Confirmed, FieldOrigin.Owner("link", now), now, ct);
            ledger.Tell(new ServiceConfirmed([id]), About.Organisation, (Acting?)null);
        }

        return id;
    }

    private async Task<Outcome<ServiceId>> End(ServiceId id, Now now, CancellationToken ct)
    {
        var isKnown = await db.Services.AnyAsync(s => s.Id == id && s.Status == ServiceStatus.Defunct, ct)
            || await db.Proposals.AnyAsync(p => p.Service == id && p.State == ProposalState.Waiting && p.Kind == ProposalKind.Withdrawal, ct);
        if (isKnown)
        {
            return id;
        }

        var proposed = await proposeWithdrawal.Do(id, new ProposeWithdrawalInput { Why = "Whoever runs it said so through their link" }, Proposer.Owner, null, now, ct);
        return proposed.Ok ? id : new Refusals().Within(string.Empty, proposed.Refusals);
    }
}

/// <summary>What whoever runs a service says should read otherwise.</summary>
public sealed class ChangeAsOwner(KithDb db, ProposeChange proposeChange)
{
    public async Task<Outcome<ProposalId>> Do(string secret, ProposeChangeInput input, Now now, CancellationToken ct)
    {
        if (await db.OwnerLinkOf(secret, now, ct) is not { } link)
        {
            return Refusal.NotFound;
        }

        var proposed = await proposeChange.Do(link.Service, input, Proposer.Owner, null, now, ct);
        if (proposed.Ok)
        {
            link.Say(OwnerAnswer.Changed, now);
        }

        return proposed;
    }
}

internal static class OwnerLinks
{
    /// <summary>The link of a secret, while it is open.</summary>
    public static async Task<OwnerLink?> OwnerLinkOf(this KithDb db, string secret, Now now, CancellationToken ct)
    {
        var hash = AskOwner.HashOf(secret);
        return await db.OwnerLinks.FirstOrDefaultAsync(l => l.SecretHash == hash, ct) is { } link && link.IsOpen(now) ? link : null;
    }
}
