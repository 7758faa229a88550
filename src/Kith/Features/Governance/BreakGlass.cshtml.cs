using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

[Needs(Duty.BreakGlass)]
public sealed class BreakGlassModel(KithDb db, BreakGlass breakGlass, DemonstrationSignIn demonstration) : FormPage<BreakGlassInput>
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

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => breakGlass.Do(Input, AsksForCode ? User.AccountId() : null, By, now, ct),
        then: FamiliesLinks.Home,
        done: "The family is open to you to read, for 24 hours or until you sign out. Its lead worker and privacy officers are told",
        ct);
}
