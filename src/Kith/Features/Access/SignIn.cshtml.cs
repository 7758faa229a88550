using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

[AllowAnonymous]
public sealed class SignInModel(KithDb db, Passwords passwords, Throttle throttle, Audit audit, DemonstrationSignIn demonstration, Elsewhere elsewhere, TimeProvider time) : PageModel
{
    private const string Refused = "The email address or password is not correct";

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Kept { get; set; }

    public bool IsDemonstration => demonstration.IsOfferedTo(HttpContext);

    public ILookup<Role, DemonstrationPerson> People { get; private set; } = Array.Empty<DemonstrationPerson>().ToLookup(p => p.Role);

    public IReadOnlyList<IdentityProvider> Providers => elsewhere.Providers;

    public Errand Errand => new(Url.IsLocalUrl(To) ? To : null, Kept);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.Acting() is { } by)
        {
            return Url.Onwards(by, Errand);
        }

        ModelState.Clear();
        await ShowPeople(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowPeople(ct);
        if (string.IsNullOrWhiteSpace(Input.Email))
        {
            ModelState.AddModelError("Input.Email", "Enter your email address");
        }

        if (string.IsNullOrEmpty(Input.Password))
        {
            ModelState.AddModelError("Input.Password", "Enter your password");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var tried = throttle.Password(HttpContext, Input.Email!);
        if (await throttle.Try(tried) is { } wait)
        {
            ModelState.AddModelError("Input.Email", AcceptCode.WaitFirst(wait));
            return Page();
        }

        if (Input.Password!.Length > PasswordRule.MaxLength || await passwords.Prove(Input.Email!, Input.Password, ct) is not { } account)
        {
            await audit.Note(AuditKind.SignInRefused, by: null);
            ModelState.AddModelError("Input.Email", Refused);
            return Page();
        }

        await throttle.Succeeded(tried);
        await Sessions.PasswordProved(HttpContext, account, Errand);
        return Redirect(account.HasSecondFactor ? AccessLinks.Code : AccessLinks.SetUp);
    }

    private async Task ShowPeople(CancellationToken ct)
    {
        if (IsDemonstration)
        {
            People = await db.DemonstrationPeople(Kith.Practice.Shared.Now.At(time.GetUtcNow()).Today, ct);
        }
    }
}

public sealed class SignInInput
{
    [Display(Name = "Email address")]
    public string? Email { get; set; }

    [Display(Name = "Password")]
    public string? Password { get; set; }
}
