using Kith.Features.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Attachments;

/// <summary>A page with one form about one file that the reader may know of.</summary>
public abstract class AttachmentFormPage<TInput>(AttachmentsReader reader) : FamilyFormPage<TInput>
    where TInput : class, new()
{
    [BindProperty(SupportsGet = true, Name = "attachment")]
    public AttachmentId Id { get; set; }

    public AttachmentInView Attached { get; private set; } = null!;

    protected sealed override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await reader.Find(Id, Family, By, ct) is not { } file)
        {
            return NotFound();
        }

        Attached = file;
        return await WhyClosed(ct);
    }

    /// <summary>What else this form asks of the file.</summary>
    protected virtual Task<IActionResult?> WhyClosed(CancellationToken ct) => Task.FromResult<IActionResult?>(null);
}
