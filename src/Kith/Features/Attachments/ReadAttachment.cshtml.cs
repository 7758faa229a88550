using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Attachments;

/// <summary>What is known of one file, and the way to its bytes.</summary>
[Needs(Duty.ReadAttachments)]
public sealed class ReadAttachmentModel(AttachmentsReader reader) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "attachment")]
    public AttachmentId Id { get; set; }

    public AttachmentInView Attached { get; private set; } = null!;

    public bool MayWithdraw => Attached.WithdrawnAt is null && Family.May(By, Duty.AddAttachments) && (Attached.AddedBy == By.Posting || Family.Held.HasFlag(Relationship.Supervisor));

    public bool MayLookAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        if (await reader.Find(Id, Family, By, ct) is not { } file)
        {
            return NotFound();
        }

        Attached = file;
        MayLookAt = file is { WithdrawnAt: null, LookedAtAt: null } && file.IsReadable(By, Family.Held) && Family.May(By, Duty.SendDocuments) && !await reader.KeepsUnseenFrom(Family, By, ct);
        return Page();
    }
}
