using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

[Needs(Duty.BreakGlass)]
public sealed class BreakGlassModel(KithDb db, BreakGlass breakGlass, Throttle throttle, Audit audit, DemonstrationSignIn demonstration, TimeProvider time) : FormPage<BreakGlassInput>
{
    [BindProperty(SupportsGet = true, Name = "family")]
    public string? Reference { get; set; }

    /// <summary>
    /// Whoever signs in with a passkey or elsewhere and has no authenticator app proves it that way, just before; whoever signed in to the demonstration by a button
    /// has nothing to prove.
    /// </summary>
    public bool AsksForCode { get; private set; } = true;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var account = User.AccountId();
        var by = await db.Users.Where(a => a.Id == account).Select(a => new { a.IsDemonstration, a.HasSecondFactor }).SingleAsync(ct);
        AsksForCode = by.HasSecondFactor;
        return by.HasSecondFactor || HttpContext.SignedIn()!.IsProved || (by.IsDemonstration && demonstration.IsOfferedTo(HttpContext)) ? null : LocalRedirect(await ProveAgainFirst.WayBackTo(HttpContext));
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Reference = Reference;
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        if (!AsksForCode || User.AccountId() is not { } account)
        {
            return await Break(null, ct);
        }

        // Only a code is a try: what else is wrong with the form neither counts nor forgets one.
        if (BreakGlass.JudgesCode(Input, By, Now.At(time.GetUtcNow())) && await throttle.Try(Throttle.Code(account)) is { } wait)
        {
            ModelState.AddModelError("Input.Code", AcceptCode.WaitFirst(wait));
            return Page();
        }

        var answer = await Break(account, ct);
        switch (breakGlass.IsProved)
        {
            case true:
                await throttle.Succeeded(Throttle.Code(account));
                break;
            case false:
                await audit.Note(AuditKind.SignInRefused, By, account);
                break;
        }

        return answer;
    }

    private Task<IActionResult> Break(Guid? account, CancellationToken ct) => Save(
        now => breakGlass.Do(Input, account, By, now, ct),
        then: FamiliesLinks.Home,
        done: "The family is open to you to read, for 24 hours or until you sign out. Its lead worker and privacy officers are told",
        ct);
}
