using System.Security.Claims;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

/// <summary>
/// Where the browser comes back from a provider. It asks to go on, because cookies of a session go along only from our own pages, and so that nobody is
/// signed in by a link of somebody else’s.
/// </summary>
[AllowAnonymous]
public sealed class ArriveElsewhereModel(Writes writes, FindElsewhere find, Arrivals arrivals, Audit audit, IEnumerable<SingleSignOn> providers) : PageModel
{
    private ClaimsPrincipal who = null!;

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Kept { get; set; }

    public SingleSignOn Provider { get; private set; } = null!;

    public string? Email => who.FindFirstValue(SingleSignOn.EmailClaim);

    public async Task<IActionResult> OnGetAsync() => await Open() ? Page() : Redirect(AccessLinks.SignIn);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Open())
        {
            return Redirect(AccessLinks.SignIn);
        }

        await HttpContext.SignOutAsync(SingleSignOn.ArrivedScheme);
        var (issuer, subject) = (who.FindFirstValue(SingleSignOn.IssuerClaim)!, who.FindFirstValue(SingleSignOn.SubjectClaim)!);
        var found = await writes.Run(_ => find.Do(Provider, issuer, subject, Email, ct), ct);
        var errand = new Errand(Url.IsLocalUrl(To) ? To : null, Kept);
        if (!found.Ok)
        {
            await audit.Note(AuditKind.SignInRefused, by: null);
            TempData["Refused"] = $"No account in Kith belongs to you at {Provider.Name}. Ask the person who runs Kith in your agency";
            return LocalRedirect(AccessLinks.SignInTo(errand));
        }

        if (who.HasClaim(c => c.Type == SingleSignOn.SecondFactorClaim))
        {
            return await arrivals.Arrive(this, found.Value, errand);
        }

        // The provider asked for one factor alone: Kith asks for its own second one.
        await Sessions.PasswordProved(HttpContext, found.Value, errand);
        return Redirect(found.Value.HasSecondFactor ? AccessLinks.Code : AccessLinks.SetUp);
    }

    private async Task<bool> Open()
    {
        var ticket = await HttpContext.AuthenticateAsync(SingleSignOn.ArrivedScheme);
        var provider = providers.FirstOrDefault(p => p.Scheme == ticket.Principal?.Identity?.AuthenticationType);
        if (ticket.Principal is null || provider is null)
        {
            return false;
        }

        (who, Provider) = (ticket.Principal, provider);
        return true;
    }
}
