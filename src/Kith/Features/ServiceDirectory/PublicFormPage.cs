using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Look;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.ServiceDirectory;

/// <summary>A page with one form for somebody without an account. It keeps no draft and carries no stamp; each command behind it bears being asked twice.</summary>
public abstract class PublicFormPage<TInput>(Frame frame, Writes writes) : PageModel
    where TInput : class, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    /// <summary>A field that nobody sees: whoever fills it in is a program, and is answered as though all were well.</summary>
    [BindProperty(Name = "website")]
    public string? Honeypot { get; set; }

    public bool IsDone { get; protected set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (await Come(ct) is { } gone)
        {
            return gone;
        }

        Prefill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Come(ct) is { } gone)
        {
            return gone;
        }

        if (!string.IsNullOrEmpty(Honeypot))
        {
            IsDone = true;
            return Page();
        }

        return ModelState.IsValid ? await Save(ct) : Page();
    }

    /// <summary>Loads what the page shows.</summary>
    protected abstract Task<IActionResult?> Open(CancellationToken ct);

    protected virtual void Prefill()
    {
    }

    protected abstract Task<IActionResult> Save(CancellationToken ct);

    /// <summary>Runs the command, and shows the page again: done, or with every reason beside its field.</summary>
    protected async Task<IActionResult> Save<T>(Func<Now, Task<Outcome<T>>> command, CancellationToken ct)
    {
        var outcome = await writes.Run(command, ct);
        if (outcome.Refusals.Any(r => r.Kind == RefusalKind.NotFound))
        {
            return NotFound();
        }

        if (outcome.Refusals.Any(r => r.Kind == RefusalKind.Stale))
        {
            ModelState.AddModelError(string.Empty, "Somebody else changed this meanwhile. Open the page again to see it as it is now");
            return Page();
        }

        ModelState.Add(outcome.Refusals);
        IsDone = outcome.Ok;
        return outcome.Ok ? await Open(ct) ?? Page() : Page();
    }

    private Task<IActionResult?> Come(CancellationToken ct)
    {
        if (HttpContext.Acting() is null)
        {
            frame.HomeHref = DirectoryLinks.Search;
        }

        return Open(ct);
    }
}
