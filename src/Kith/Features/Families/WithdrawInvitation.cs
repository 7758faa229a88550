using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Takes back what somebody was asked: from the next request on it is not there for them. What they wrote stays.</summary>
public sealed class WithdrawInvitation(KithDb db, Ledger ledger)
{
    public async Task<Outcome<InvitationId>> Do(FamilyEpisodeId episode, InvitationId id, WithdrawInvitationInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.Invite, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.Invitations.FirstOrDefaultAsync(x => x.Id == id && x.FamilyEpisode == episode && x.EndedAt == null, ct) is not { } invitation)
        {
            return Refusal.NotFound;
        }

        if (invitation.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = invitation.Withdraw(input.Why, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new InvitationWithdrawn(id), new About(await db.FamilyOf(episode, ct), episode), by);
        return id;
    }
}

public sealed class WithdrawInvitationInput
{
    public int Version { get; set; }

    [Display(Name = "Why is it withdrawn?")]
    public string? Why { get; set; }
}
