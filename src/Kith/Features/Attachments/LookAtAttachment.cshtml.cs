using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Attachments;

[Needs(Duty.SendDocuments)]
public sealed class LookAtAttachmentModel(KithDb db, AttachmentsReader reader, LookAtAttachment lookAt) : AttachmentFormPage<LookAtAttachmentInput>(reader)
{
    private readonly AttachmentsReader files = reader;

    /// <summary>What is written about the file may tell where somebody is: whoever looks at it decides.</summary>
    public bool IsDoubtful { get; private set; }

    protected override async Task<IActionResult?> WhyClosed(CancellationToken ct)
    {
        if (await files.KeepsUnseenFrom(Family, By, ct))
        {
            return Forbid();
        }

        IsDoubtful = ProtectedText.In(LookAtAttachment.WrittenAbout(Attached.FileName, Attached.Description), await db.HiddenFrom(null, Family.Id, ct)).Any(f => !f.IsSure);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Attached.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => lookAt.Do(Family.Episode, Id, Input, By, now, ct), then: id => AttachmentsLinks.One(Family.Ref, id), done: "Documents may name this file", ct);
}
