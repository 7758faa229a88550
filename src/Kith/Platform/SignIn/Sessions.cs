using System.Security.Claims;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.SignIn;

/// <summary>Where a worker was going when they were asked to sign in, and whether something they typed was kept on the way.</summary>
public sealed record Errand(string? To, bool Kept);

/// <summary>Who has said their password and not yet their one-time code. It stands in a sealed cookie for ten minutes and opens nothing.</summary>
/// <param name="Secret">For a first sign-in: the second factor about to be set up.</param>
public sealed record HalfSignedIn(Guid Account, string Stamp, string? Secret, Errand Errand);

public sealed record PostingChoice(PostingId Id, Role Role, string Team, string Agency, DateOnly? EndsOn);

/// <summary>The cookies of a session: half signed in, signed in, signed out.</summary>
public sealed class Sessions(KithDb db, Writes writes, WriteQueue queue, Audit audit, TimeProvider time)
{
    private const string To = "to";
    private const string Kept = "kept";
    private const string Secret = "secret";

    public static async Task PasswordProved(HttpContext context, Account account, Errand errand)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(Session.StampClaim, account.SecurityStamp ?? string.Empty)],
            IdentityConstants.TwoFactorUserIdScheme);
        // A null among them would come back as an empty text.
        var kept = new AuthenticationProperties();
        kept.Items[To] = errand.To ?? string.Empty;
        kept.Items[Kept] = errand.Kept ? "yes" : "no";
        kept.Items[Secret] = account.HasSecondFactor ? string.Empty : OneTimeCode.NewSecret();
        await context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity), kept);
    }

    public static async Task<HalfSignedIn?> Half(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return ticket is { Principal: { } who, Properties.Items: var kept } && who.AccountId() is { } account
            ? new HalfSignedIn(account, who.FindFirstValue(Session.StampClaim) ?? string.Empty, Text.Trimmed(kept[Secret]), new Errand(Text.Trimmed(kept[To]), kept[Kept] == "yes"))
            : null;
    }

    /// <summary>Signs in with both factors proved, in the one posting that is active; with several, none is chosen yet.</summary>
    /// <param name="provedAt">When they proved it, where that was not just now.</param>
    public async Task<Acting?> Start(HttpContext context, Account account, DateTime? provedAt = null)
    {
        var postings = await PostingsOf(account.Worker, context.RequestAborted);
        var by = postings is [var only] ? await db.ActingAs(only.Id, Now.At(time.GetUtcNow()), context.RequestAborted) : null;
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await EndEmergencies(account.Id);
        await Begin(context, account, (_, now) => (by?.Posting, now.Moment, provedAt ?? now.Moment));
        await Used(account);
        await audit.Note(AuditKind.SignedIn, by, account.Id);
        return by;
    }

    public async Task<Acting> Choose(HttpContext context, Account account, PostingId posting)
    {
        var by = await db.ActingAs(posting, Now.At(time.GetUtcNow()), context.RequestAborted);
        await Begin(context, account, (before, now) => (posting, before?.StartedAt ?? now.Moment, before?.ProvedAt ?? now.Moment));
        await audit.Note(AuditKind.PostingChosen, by, account.Id);
        return by;
    }

    /// <summary>Who is there has proved anew who they are: the session goes on under another id.</summary>
    public async Task ProvedAgain(HttpContext context, Account account, DateTime? provedAt = null)
    {
        await Begin(context, account, (before, now) => (context.Acting()?.Posting, before?.StartedAt ?? now.Moment, provedAt ?? now.Moment));
        await audit.Note(AuditKind.ProvedAgain, context.Acting(), account.Id);
    }

    /// <summary>Notes that somebody is at the browser.</summary>
    public async Task Seen(Guid session, Now now)
    {
        using var turn = await queue.Take(CancellationToken.None);
        await db.Sessions.Where(s => s.Id == session && s.LastSeenAt < now.Moment).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now.Moment));
    }

    /// <summary>Turns somebody away who has proved who they are and may not come in.</summary>
    public async Task Turn(HttpContext context, Account account)
    {
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await audit.Note(AuditKind.SignInRefused, by: null, account.Id);
    }

    public async Task End(HttpContext context)
    {
        if (context.SignedIn() is { } session)
        {
            await EndEmergencies(session.Account, session.Id);
            await audit.Note(AuditKind.SignedOut, context.Acting(), session.Account);
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    /// <summary>What was opened in an emergency closes with the session in which it was, whether somebody signed out or signs in anew.</summary>
    /// <param name="session">The session that ends with it.</param>
    private Task<Outcome<int>> EndEmergencies(Guid account, Guid? session = null) => writes.Run(async now =>
    {
        await db.Sessions.Where(s => s.Id == session).ExecuteDeleteAsync();
        var worker = await db.Users.Where(a => a.Id == account).Select(a => (WorkerId?)a.Worker).FirstOrDefaultAsync();
        return (Outcome<int>)await db.BrokenGlasses.Where(g => g.Worker == worker && g.Until > now.Moment).ExecuteUpdateAsync(set => set.SetProperty(g => g.Until, now.Moment));
    });

    /// <summary>The open account of this session; null when it was closed since.</summary>
    public async Task<Account?> AccountOf(ClaimsPrincipal user, CancellationToken ct)
    {
        var id = user.AccountId();
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && !a.IsClosed && !a.IsHeld, ct);
    }

    /// <summary>Whether a posting of the worker waits for the word of its agency that they are still there.</summary>
    public async Task<bool> WaitsForWord(WorkerId worker, CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        return await db.Postings.AnyAsync(p => p.Worker == worker && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today) && p.ConfirmBy < today, ct);
    }

    public async Task<IReadOnlyList<PostingChoice>> PostingsOf(WorkerId worker, CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        return await (from p in db.Postings
                      join t in db.Teams on p.Team equals t.Id
                      join a in db.Agencies on p.Agency equals a.Id
                      where p.Worker == worker && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today) && (p.ConfirmBy == null || p.ConfirmBy >= today)
                          && (a.Kind == AgencyKind.LocalAuthority || db.Agreements.Any(s => s.Agency == a.Id && s.StartsOn <= today && s.EndsOn >= today))
                      orderby p.StartsOn descending, p.Id
                      select new PostingChoice(p.Id, p.Role, t.Name, a.Name, p.EndsOn)).ToListAsync(ct);
    }

    private async Task Used(Account account)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        using var turn = await queue.Take(CancellationToken.None);
        await db.Users.Where(a => a.Id == account.Id && a.LastUsedOn < today).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastUsedOn, today));
    }

    // The id of before, and what has ended of itself, go with it.
    private async Task Begin(HttpContext context, Account account, Func<SessionRow?, Now, (PostingId? Posting, DateTime StartedAt, DateTime ProvedAt)> how)
    {
        var now = Now.At(time.GetUtcNow());
        var before = context.SignedIn()?.Id;
        var oldest = now.Moment - SessionLimits.On(now.Today).Absolute;
        SessionRow session;
        using (await queue.Take(CancellationToken.None))
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            var earlier = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == before && s.Account == account.Id, CancellationToken.None);
            await db.Sessions.Where(s => s.Id == before || (s.Account == account.Id && s.StartedAt < oldest)).ExecuteDeleteAsync(CancellationToken.None);
            var (posting, startedAt, provedAt) = how(earlier, now);
            session = new SessionRow
            {
                Id = Guid.NewGuid(),
                Account = account.Id,
                Stamp = account.SecurityStamp ?? string.Empty,
                Posting = posting,
                StartedAt = startedAt,
                ProvedAt = provedAt,
                LastSeenAt = now.Moment,
                Device = Device.InWords(context.Request.Headers.UserAgent),
            };
            db.Sessions.Add(session);
            await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        var lasts = new AuthenticationProperties { IssuedUtc = new DateTimeOffset(now.Moment), ExpiresUtc = new DateTimeOffset(session.StartedAt + SessionLimits.On(now.Today).Absolute) };
        await context.SignInAsync(IdentityConstants.ApplicationScheme, Session.Ticket(session.Id), lasts);
    }
}
