using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Whoever was asked to work with a family accepts, and it opens for them, or declines, and nothing of it is there any more.</summary>
public sealed class AnswerReferral(KithDb db, InvitationDoor door, Nominations nominations, Ledger ledger)
{
    public async Task<Outcome<Answered>> Do(InvitationId id, AnswerReferralInput input, Acting by, Now now, CancellationToken ct)
    {
        if (await door.Enter(id, by, Duty.AnswerReferral, ct) is not { } asked)
        {
            return Refusal.NotFound;
        }

        var invitation = await db.Invitations.SingleAsync(x => x.Id == id, ct);
        if (invitation.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var about = new About(asked.Family, asked.Episode);
        var no = new Refusals().If(input.IsAccepted is null, "IsAccepted", "Select whether you will work with the family");
        if (input.IsAccepted == true)
        {
            var named = await nominations.ToWork(asked.Episode, by.Posting, null, asked.About is [var adult] ? adult.Id : null, now, ct);
            if (!named.Ok)
            {
                return no.Within(string.Empty, named.Refusals.Select(r => r with { Field = string.Empty }));
            }

            db.Add(named.Value);
            ledger.Tell(new WorkerNamed(named.Value.Id, by.Posting, named.Value.Kind, named.Value.Adult), about, by);
        }

        no.Within(string.Empty, input.IsAccepted switch { true => invitation.Accept(now), false => invitation.Decline(input.Why, now), _ => new Refusals() });
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ReferralAnswered(id, input.IsAccepted == true), about, by);
        return new Answered(asked.FamilyRef, input.IsAccepted == true);
    }
}

public sealed record Answered(string FamilyRef, bool IsAccepted);

public sealed class AnswerReferralInput
{
    public int Version { get; set; }

    [Display(Name = "Will you work with the family?")]
    public bool? IsAccepted { get; set; }

    [Display(Name = "If not, why?")]
    public string? Why { get; set; }
}
