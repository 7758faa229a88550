using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[AllowAnonymous]
public sealed class SetUpSecondFactorModel(KithDb db, Writes writes, SetUpSecondFactor setUp, Arrivals arrivals, Throttle throttle, Audit audit, TimeProvider time) : PageModel
{
    private HalfSignedIn who = null!;

    [BindProperty]
    public SetUpSecondFactorInput Input { get; set; } = new();

    public string Address { get; private set; } = string.Empty;

    public string Key => string.Join(' ', who.Secret!.Chunk(4).Select(four => new string(four)));

    /// <summary>Somebody else has to hand the account over.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>They have, and the code that they gave counts.</summary>
    public bool HasHandOverCode { get; private set; }

    /// <summary>The last day of a code that was not used in time.</summary>
    public DateOnly? CodeEndedOn { get; private set; }

    public bool Waits => IsHeld && !HasHandOverCode;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Show(ct) ? Page() : Redirect(AccessLinks.SignIn);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Show(ct))
        {
            return Redirect(AccessLinks.SignIn);
        }

        var typed = Input;
        IReadOnlyList<string> tried = HasHandOverCode && !string.IsNullOrWhiteSpace(typed.HandOverCode) ? Throttle.HandOver(who.Account) : [];
        if (tried.Count > 0 && await throttle.Try(tried) is { } wait)
        {
            return Again([new Refusal(SetUpSecondFactor.HandOverField, AcceptCode.WaitFirst(wait))]);
        }

        var done = await writes.Run(now => setUp.Do(who, typed, now, ct), ct);
        if (tried.Count > 0 && !done.Refusals.Any(r => r.Field == SetUpSecondFactor.HandOverField))
        {
            await throttle.Succeeded(tried);
        }

        if (done.Ok)
        {
            throttle.Remember(HttpContext, done.Value.Email!);
            return await arrivals.Arrive(this, done.Value, who.Errand);
        }

        if (done.Refusals.Any(r => r.Kind != RefusalKind.Input))
        {
            return Redirect(AccessLinks.SignIn);
        }

        await audit.Note(AuditKind.SignInRefused, by: null, who.Account);
        return await Show(ct) ? Again(done.Refusals) : Redirect(AccessLinks.SignIn);
    }

    /// <summary>The page with what was wrong, and without the codes that were typed.</summary>
    private PageResult Again(IEnumerable<Refusal> refusals)
    {
        ModelState.Clear();
        Input = new SetUpSecondFactorInput();
        ModelState.Add(refusals);
        return Page();
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (await Sessions.Half(HttpContext) is not { Secret: { } secret } half
            || await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == half.Account && a.SecurityStamp == half.Stamp && !a.IsClosed, ct) is not { } account)
        {
            return false;
        }

        (who, Address, IsHeld) = (half, OneTimeCode.Address(secret, account.Email!), account.IsHeld);
        if (IsHeld)
        {
            var today = Now.At(time.GetUtcNow()).Today;
            var handOver = await db.HandOvers.AsNoTracking().FirstOrDefaultAsync(h => h.Worker == account.Worker && h.EndedAt == null, ct);
            HasHandOverCode = handOver?.HasCodeOn(today) == true;
            CodeEndedOn = handOver?.CodeUntil < today ? handOver.CodeUntil : null;
        }

        return true;
    }
}
