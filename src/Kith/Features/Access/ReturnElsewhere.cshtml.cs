using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>
/// Where the browser comes back from a provider. It was sent by another site, so the cookies of a session are not with it: this page proves who came and
/// leads on to one of ours, to which they are.
/// </summary>
[AllowAnonymous]
public sealed class ReturnElsewhereModel(Elsewhere elsewhere, Audit audit) : PageModel
{
    /// <summary>Why nobody is signed in; null when somebody came.</summary>
    public string? Refused { get; private set; }

    /// <summary>The address of this page, as the provider knows it.</summary>
    public static Uri Address(HttpRequest request, IdentityProvider provider) =>
        new($"{request.Scheme}://{request.Host.ToUriComponent()}{AccessLinks.ReturnElsewhere(provider.Key)}");

    public async Task<IActionResult> OnGetAsync(string provider, string? code, string? state, string? error, string? iss)
    {
        if (elsewhere.Find(provider) is not { } known)
        {
            return NotFound();
        }

        var proved = await elsewhere.Prove(HttpContext, known, Address(Request, known), new BroughtBack(code, state, error, iss));
        if (proved.Ok)
        {
            await Elsewhere.Keep(HttpContext, proved.Value);
            Response.Headers["Refresh"] = $"0;url={AccessLinks.Elsewhere}";
            return Page();
        }

        await audit.Note(AuditKind.SignInRefused, by: null);
        Refused = proved.Refusals[0].Message;
        return Page();
    }
}
