using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Attachments;

[Needs(Duty.AddAttachments)]
public sealed class WithdrawAttachmentModel(AttachmentsReader reader, WithdrawAttachment withdraw) : AttachmentFormPage<WithdrawAttachmentInput>(reader)
{
    protected override Task<IActionResult?> WhyClosed(CancellationToken ct) =>
        Task.FromResult<IActionResult?>(Attached.AddedBy == By.Posting || Family.Held.HasFlag(Relationship.Supervisor) ? null : Forbid());

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Attached.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => withdraw.Do(Family.Episode, Id, Input, By, now, ct), then: id => AttachmentsLinks.One(Family.Ref, id), done: "File withdrawn. It stays in the record", ct);
}
