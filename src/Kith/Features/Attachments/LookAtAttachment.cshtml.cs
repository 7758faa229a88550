using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Attachments;

[Needs(Duty.SendDocuments)]
public sealed class LookAtAttachmentModel(AttachmentsReader reader, LookAtAttachment lookAt) : AttachmentFormPage<LookAtAttachmentInput>(reader)
{
    private readonly AttachmentsReader files = reader;

    protected override async Task<IActionResult?> WhyClosed(CancellationToken ct) => await files.KeepsUnseenFrom(Family, By, ct) ? Forbid() : null;

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Attached.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => lookAt.Do(Family.Episode, Id, Input, By, now, ct), then: id => AttachmentsLinks.One(Family.Ref, id), done: "Documents may name this file", ct);
}
