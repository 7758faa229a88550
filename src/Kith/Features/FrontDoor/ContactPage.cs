using Kith.Platform.Forms;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.FrontDoor;

/// <summary>A page with one form about one contact that waits for a decision.</summary>
public abstract class ContactPage<TInput>(ContactReader contacts) : FormPage<TInput>
    where TInput : class, new()
{
    public ContactInView Contact { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "contact")]
    public ContactId Id { get; set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await contacts.FindWithIndex(Id, By, ct) is not { } contact)
        {
            return NotFound();
        }

        Contact = contact;
        return await Show(ct);
    }

    protected virtual Task<IActionResult?> Show(CancellationToken ct) => Task.FromResult<IActionResult?>(null);
}
