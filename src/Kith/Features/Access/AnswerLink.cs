using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class AnswerLinkInput
{
    public int Version { get; set; }

    [Display(Name = "Do you agree?")]
    public bool? Agrees { get; set; }

    [Display(Name = "Code that the worker told you")]
    public string? Code { get; set; }
}

/// <summary>
/// A second person agrees that the word of an identity provider about somebody opens a worker’s account, or declines. To agree they need the code from the worker
/// themselves: a name and an address at a provider can be made to look like anybody’s.
/// </summary>
public sealed class AnswerLink(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, AnswerLinkInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.AgreeToPostings))
        {
            return Refusal.Forbidden;
        }

        if (await db.LinkProposals.FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal)
        {
            return Refusal.NotFound;
        }

        if (proposal.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var told = input.Agrees == true ? await LinkAccount.Find(db, input.Code, now, ct) : null;
        var no = proposal.Answer(input.Agrees, told, by, now);
        if (no.Any)
        {
            return no;
        }

        if (input.Agrees == false)
        {
            ledger.Tell(new LinkDeclined(id, proposal.Worker), About.Organisation, by);
            return id;
        }

        var account = await db.Users.FirstOrDefaultAsync(a => a.Worker == proposal.Worker && !a.IsClosed, ct);
        no.If(account is null, string.Empty, "They have no account that is open. Decline");
        no.AddRange(account is null ? [] : await LinkAccount.Clashes(db, account.Id, told!, ct));
        if (no.Any)
        {
            return no;
        }

        db.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = proposal.Issuer, ProviderKey = proposal.Subject, ProviderDisplayName = proposal.Email ?? proposal.Name, UserId = account!.Id });
        if (!account.HasSecondFactor)
        {
            // A first password that its worker never used is known to whoever gave it, and would let them set up the second factor.
            account.PasswordHash = null;
        }

        await db.EndHandOvers(proposal.Worker, HandOverEnd.Linked, now, ct);
        (account.IsHeld, account.SecurityStamp, account.ConcurrencyStamp) = (false, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        db.Strangers.Remove(told!);
        ledger.Tell(new AccountLinked(proposal.Worker, proposal.Issuer, proposal.Subject), About.Organisation, by);
        return id;
    }
}
