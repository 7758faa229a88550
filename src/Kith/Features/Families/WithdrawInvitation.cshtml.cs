using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>What somebody was asked about the family, with the way to take it back.</summary>
[Needs(Duty.Invite)]
public sealed class WithdrawInvitationModel(KithDb db, WithdrawInvitation withdraw) : FamilyFormPage<WithdrawInvitationInput>
{
    [BindProperty(SupportsGet = true, Name = "invitation")]
    public InvitationId Id { get; set; }

    public Invitation Invitation { get; private set; } = null!;

    public string Asked { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await db.Invitations.AsNoTracking().FirstOrDefaultAsync(x => x.Id == Id && x.FamilyEpisode == Family.Episode && x.EndedAt == null, ct) is not { } invitation)
        {
            return NotFound();
        }

        Invitation = invitation;
        Asked = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == invitation.Posting select w.Name).SingleAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Invitation.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => withdraw.Do(Family.Episode, Id, Input, By, now, ct), then: _ => FamiliesLinks.Team(FamilyRef), done: "Withdrawn", ct);
}
