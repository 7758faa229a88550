using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>
/// Proposes that somebody whom an identity provider named signs in to a worker’s account from now on. An administrator does it, who knows the worker: no address
/// and no name that a provider gives ever links anybody by itself. Nothing is linked before somebody else agrees (TR-55).
/// </summary>
public sealed class LinkAccount(KithDb db, Ledger ledger, Outbox outbox)
{
    public const string Unknown = "Nobody without an account has been given this code in the last 14 days. Check it with them, or ask them to sign in once more";

    public async Task<Outcome<RowId>> Do(WorkerId worker, string? code, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.LinkAccounts))
        {
            return Refusal.Forbidden;
        }

        if (await db.Users.FirstOrDefaultAsync(a => a.Worker == worker && !a.IsClosed, ct) is not { } account)
        {
            return Refusal.NotFound;
        }

        if (await Find(db, code, now, ct) is not { } stranger)
        {
            return new Refusal("Code", Unknown);
        }

        var no = await Clashes(db, account.Id, stranger, ct);
        no.If(by.Worker == worker, string.Empty, "You cannot link your own account. Ask another administrator")
            .If(
                await db.LinkProposals.AnyAsync(p => p.Worker == worker && p.AnsweredAt == null && p.Issuer == stranger.Issuer && p.Subject == stranger.Subject, ct),
                string.Empty,
                "This link waits for a second person already");
        if (no.Any)
        {
            return no;
        }

        var proposal = LinkProposal.Of(worker, stranger, by, now);
        db.Add(proposal);
        foreach (var address in await db.MailOf(Duty.AgreeToPostings, by.Worker, now.Today, ct))
        {
            outbox.Put(address, "A link with an identity provider waits for a second person", $"Somebody has proposed in Kith to link an account with an identity provider. It is linked when somebody else has agreed.\n\n{outbox.Link(AccessLinks.AnswerLink(proposal.Id))}", now);
        }

        ledger.Tell(new LinkProposed(proposal.Id, worker, stranger.Issuer, stranger.Subject), About.Organisation, by);
        return proposal.Id;
    }

    /// <summary>What stands against linking the account with somebody, whether it is proposed or agreed.</summary>
    internal static async Task<Refusals> Clashes(KithDb db, Guid account, Stranger stranger, CancellationToken ct) => new Refusals()
        .If(await db.UserLogins.AnyAsync(l => l.UserId == account, ct), string.Empty, "This account is linked already. Unlink it first")
        .If(await db.UserLogins.AnyAsync(l => l.LoginProvider == stranger.Issuer && l.ProviderKey == stranger.Subject, ct), "Code", "Another account is linked with this person. Unlink or open that one anew first");

    /// <summary>Whoever was given a code and is still remembered.</summary>
    internal static async Task<Stranger?> Find(KithDb db, string? typed, Now now, CancellationToken ct)
    {
        var forgotten = now.Moment.AddDays(-AccountRule.On(now.Today).StrangerDays);
        return Stranger.CodeIn(typed) is { } code ? await db.Strangers.FirstOrDefaultAsync(s => s.Code == code && s.LastAt >= forgotten, ct) : null;
    }
}
