using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Every browser in which the worker is signed in, and the way to end each.</summary>
[Needs(Duty.UseKith)]
public sealed class ListSessionsModel(KithDb db, Writes writes, EndSessions endSessions, TimeProvider time) : PageModel
{
    public const string Others = "others";

    private const int Most = 50;

    public Guid Current => HttpContext.SignedIn()!.Id;

    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = Now.At(time.GetUtcNow());
        var limits = SessionLimits.On(now.Today);
        var (idle, oldest) = (now.Moment - limits.Idle, now.Moment - limits.Absolute);
        Sessions = await db.Sessions
            .Where(s => s.Account == User.AccountId() && s.LastSeenAt > idle && s.StartedAt > oldest)
            .OrderByDescending(s => s.LastSeenAt).ThenBy(s => s.Id)
            .Select(s => new SessionLine(s.Id, s.Device, s.StartedAt, s.LastSeenAt))
            .Take(Most).ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string? which, CancellationToken ct)
    {
        var one = Guid.TryParse(which, out var id) ? id : (Guid?)null;
        if (one is null && which != Others)
        {
            return BadRequest();
        }

        var ended = await writes.Run(_ => endSessions.OfYourself(one, Current, HttpContext.MustAct(), ct), ct);
        TempData["Done"] = !ended.Ok ? "That browser was signed out already" : one is null ? "You are signed out everywhere else" : "That browser is signed out";
        return LocalRedirect(AccessLinks.Sessions);
    }
}

public sealed record SessionLine(Guid Id, string Device, DateTime StartedAt, DateTime LastSeenAt);
