using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>What somebody was asked, and what they wrote: all that they see of the family.</summary>
[Needs(Duty.ReadInvitation)]
public sealed class ReadInvitationModel(KithDb db, InvitationDoor door) : PageModel
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true, Name = "invitation")]
    public InvitationId Id { get; set; }

    public InvitationInView Invitation { get; private set; } = null!;

    public IReadOnlyList<ContributionInView> Written { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var by = HttpContext.MustAct();
        if (await door.Enter(Id, by, Duty.ReadInvitation, ct) is not { } invitation)
        {
            return NotFound();
        }

        Invitation = invitation;
        if (invitation.Kind == InvitationKind.ToContribute)
        {
            var me = by.Posting;
            Written = await (from c in db.Contributions
                             join e in db.Entries on c.Entry equals e.Id
                             join s in db.Segments on e.Id equals s.Entry
                             where c.FamilyEpisode == invitation.Episode && c.Invitation == Id && e.Author == me
                             orderby e.RecordedAt descending
                             select new ContributionInView(e.HappenedOn, e.RecordedAt, e.UpdateKind, s.Text)).Take(Most).ToListAsync(ct);
        }

        return Page();
    }
}

public sealed record ContributionInView(DateOnly HappenedOn, DateTime RecordedAt, UpdateKind? Kind, string Text);
