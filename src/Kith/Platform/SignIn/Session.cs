using System.Security.Claims;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.SignIn;

/// <summary>A session is a row that a cookie names; what its posting may do is read anew on every request.</summary>
public static class Session
{
    public const string IdClaim = "kith:session";
    public const string StampClaim = "kith:stamp";

    private static readonly Func<KithDb, Guid, DateOnly, DateTime, Task<Found?>> Load = EF.CompileAsyncQuery(
        (KithDb db, Guid id, DateOnly today, DateTime moment) =>
            (from s in db.Sessions
             join a in db.Users on s.Account equals a.Id
             join w in db.Workers on a.Worker equals w.Id
             from p in db.Postings
                 .Where(p => p.Id == s.Posting && p.Worker == w.Id && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today) && (p.ConfirmBy == null || p.ConfirmBy >= today))
                 .Where(p => db.Agencies.Any(g => g.Id == p.Agency && g.Kind == AgencyKind.LocalAuthority) || db.Agreements.Any(g => g.Agency == p.Agency && g.StartsOn <= today && g.EndsOn >= today))
                 .DefaultIfEmpty()
             where s.Id == id && a.SecurityStamp == s.Stamp && !a.IsClosed
             select new Found(s.Account, s.StartedAt, s.ProvedAt, s.LastSeenAt, p == null ? null : new Standing(
                 p.Id, p.Worker, p.Agency, p.Team, p.Role, w.Name, w.InterestsDeclaredOn,
                 db.Interests.Any(x => x.Worker == w.Id && x.EndedAt == null), db.BrokenGlasses.Any(g => g.Posting == p.Id && g.Until > moment)))).FirstOrDefault());

    private static readonly Func<KithDb, WorkerId, IAsyncEnumerable<Close>> CloseTo = EF.CompileAsyncQuery(
        (KithDb db, WorkerId worker) =>
            (from i in db.Involvements join p in db.Postings on i.Posting equals p.Id where p.Worker == worker && i.Adult != null select new Close { Person = i.Adult!.Value, IsOwnAdult = true })
                .Concat(db.Confidants.Where(c => c.Worker == worker).Select(c => new Close { Person = c.Child, IsOwnAdult = false })).Distinct());

    /// <summary>The worker of this session in their posting; null when nobody is signed in, or no posting is chosen or active.</summary>
    public static Acting? Acting(this HttpContext context) => context.Features.Get<Acting>();

    public static Acting MustAct(this HttpContext context) => context.Acting() ?? throw new InvalidOperationException("The route's policy let in a request without a posting.");

    /// <summary>The session of this request; null when nobody is signed in.</summary>
    public static CurrentSession? SignedIn(this HttpContext context) => context.Features.Get<CurrentSession>();

    /// <summary>What the cookie of a session holds.</summary>
    public static ClaimsPrincipal Ticket(Guid session) => new(new ClaimsIdentity([new(IdClaim, session.ToString())], IdentityConstants.ApplicationScheme));

    public static Guid? AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Puts the session that the cookie names into the request, or signs the request out.</summary>
    internal static async Task Open(HttpContext context, KithDb db, Now now)
    {
        var limits = SessionLimits.On(now.Today);
        if (!Guid.TryParse(context.User.FindFirstValue(IdClaim), out var id)
            || await Load(db, id, now.Today, now.Moment) is not { } found
            || SessionLimits.IsOfAClockAhead(found.StartedAt, found.LastSeenAt, now)
            || limits.EndsAt(found.StartedAt, found.LastSeenAt) is var endsAt && endsAt <= now.Moment)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            return;
        }

        // Forms are sealed to whose they are, not to a session, so that one still counts after signing in again.
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, found.Account.ToString())], IdentityConstants.ApplicationScheme));
        if (now.Moment - found.LastSeenAt >= SessionLimits.SeenEvery && IsSomebodyThere(context.Request) && context.RequestServices.GetRequiredService<EmergencyReads>().Current is null)
        {
            await context.RequestServices.GetRequiredService<Sessions>().Seen(id, now);
            endsAt = limits.EndsAt(found.StartedAt, now.Moment);
        }

        context.Features.Set(new CurrentSession(
            id, found.Account, endsAt, endsAt - now.Moment, limits.Warning, limits.CanBeExtended(found.StartedAt, now), limits.IsProvedAt(found.ProvedAt, now)));
        if (found.Standing is { } standing)
        {
            var acting = await standing.WithSides(db, now, context.RequestAborted);
            db.Bounds.BelongTo(acting);
            context.Features.Set(acting);
        }
    }

    // A page that follows something by itself must not keep the session of somebody who has left their desk.
    private static bool IsSomebodyThere(HttpRequest request) =>
        request.Headers.Accept != "text/event-stream" && !(HttpMethods.IsGet(request.Method) && request.Path == SessionEndpoint.Path);

    /// <summary>The posting as it stands at a moment, for doors without a session: a job, an import, the demonstration.</summary>
    public static async Task<Acting> ActingAs(this KithDb db, PostingId posting, Now now, CancellationToken ct = default)
    {
        var standing = await (from p in db.Postings
                              join w in db.Workers on p.Worker equals w.Id
                              where p.Id == posting
                              select new Standing(
                                  p.Id, p.Worker, p.Agency, p.Team, p.Role, w.Name, w.InterestsDeclaredOn,
                                  db.Interests.Any(x => x.Worker == w.Id && x.EndedAt == null), db.BrokenGlasses.Any(g => g.Posting == p.Id && g.Until > now.Moment)))
            .SingleAsync(ct);
        return await standing.WithSides(db, now, ct);
    }

    private sealed record Found(Guid Account, DateTime StartedAt, DateTime ProvedAt, DateTime LastSeenAt, Standing? Standing);

    /// <summary>An adult with whom the worker works or worked, or a child who confided in them.</summary>
    private sealed class Close
    {
        public PersonId Person { get; init; }

        public bool IsOwnAdult { get; init; }
    }

    private sealed record Standing(PostingId Posting, WorkerId Worker, AgencyId Agency, TeamId Team, Role Role, string Name, DateOnly? InterestsDeclaredOn, bool HasInterests, bool HasBrokenGlass)
    {
        /// <summary>The bar follows the worker through every posting and outlives each involvement.</summary>
        public async Task<Acting> WithSides(KithDb db, Now now, CancellationToken ct)
        {
            var close = await CloseTo(db, Worker).ToListAsync(ct);
            var own = close.Where(c => c.IsOwnAdult).Select(c => c.Person).ToList();
            List<PersonId> harmed = [], harmers = [];
            if (own.Count > 0)
            {
                var pairs = await db.HarmAllegations.Where(h => own.Contains(h.HarmedBy) || own.Contains(h.Harmed)).Select(h => new { h.HarmedBy, h.Harmed }).ToListAsync(ct);
                harmed = pairs.Where(h => own.Contains(h.HarmedBy)).Select(h => h.Harmed).Distinct().ToList();
                harmers = pairs.Where(h => own.Contains(h.Harmed)).Select(h => h.HarmedBy).Distinct().ToList();
            }

            return new Acting(Posting, Worker, Agency, Team, Role, Name, own, harmed, harmers, now)
            {
                InterestsDeclaredOn = InterestsDeclaredOn,
                HasInterests = HasInterests,
                HasBrokenGlass = HasBrokenGlass,
                Confided = close.Where(c => !c.IsOwnAdult).Select(c => c.Person).ToList(),
            };
        }
    }
}

/// <summary>Reads the session and its posting once per request, before any policy is asked.</summary>
public sealed class SessionMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, KithDb db, TimeProvider time)
    {
        // The page that tells of a fault is shown to whom it was known to be: the database may be what failed.
        if (context.User.Identity?.IsAuthenticated == true && context.Features.Get<IExceptionHandlerFeature>() is null)
        {
            await Session.Open(context, db, Now.At(time.GetUtcNow()));
        }

        await next(context);
    }
}
