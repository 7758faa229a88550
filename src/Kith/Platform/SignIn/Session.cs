using System.Security.Claims;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.SignIn;

/// <summary>A session is a cookie that names an account and the one posting it acts as; what that posting may do is read anew on every request.</summary>
public static class Session
{
    public const string PostingClaim = "kith:posting";
    public const string StampClaim = "kith:stamp";

    private static readonly Func<KithDb, Guid, PostingId, string, DateOnly, Task<Standing?>> Load = EF.CompileAsyncQuery(
        (KithDb db, Guid account, PostingId posting, string stamp, DateOnly today) =>
            (from p in db.Postings
             join w in db.Workers on p.Worker equals w.Id
             join a in db.Users on w.Id equals a.Worker
             where p.Id == posting && a.Id == account && a.SecurityStamp == stamp && !a.IsClosed && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)
             select new Standing(p.Id, p.Worker, p.Agency, p.Team, p.Role, w.Name)).FirstOrDefault());

    private static readonly Func<KithDb, WorkerId, IAsyncEnumerable<PersonId>> AdultsOf = EF.CompileAsyncQuery(
        (KithDb db, WorkerId worker) =>
            (from i in db.Involvements join p in db.Postings on i.Posting equals p.Id where p.Worker == worker && i.Adult != null select i.Adult!.Value).Distinct());

    /// <summary>The worker of this session in their posting; null when nobody is signed in, or no posting is chosen or active.</summary>
    public static Acting? Acting(this HttpContext context) => context.Features.Get<Acting>();

    public static Acting MustAct(this HttpContext context) => context.Acting() ?? throw new InvalidOperationException("The route's policy let in a request without a posting.");

    public static ClaimsPrincipal Principal(Account account, PostingId? posting)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(StampClaim, account.SecurityStamp ?? string.Empty)],
            IdentityConstants.ApplicationScheme);
        if (posting is { } chosen)
        {
            identity.AddClaim(new Claim(PostingClaim, chosen.Value.ToString()));
        }

        return new ClaimsPrincipal(identity);
    }

    public static Guid? AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static async Task<Acting?> LoadActing(KithDb db, ClaimsPrincipal user, Now now, CancellationToken ct)
    {
        if (user.AccountId() is not { } account
            || !Guid.TryParse(user.FindFirstValue(PostingClaim), out var posting)
            || await Load(db, account, new PostingId(posting), user.FindFirstValue(StampClaim) ?? string.Empty, now.Today) is not { } standing)
        {
            return null;
        }

        return await standing.WithSides(db, now, ct);
    }

    /// <summary>The posting as it stands at a moment, for doors without a session: a job, an import, the demonstration.</summary>
    public static async Task<Acting> ActingAs(this KithDb db, PostingId posting, Now now, CancellationToken ct = default)
    {
        var standing = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == posting select new Standing(p.Id, p.Worker, p.Agency, p.Team, p.Role, w.Name))
            .SingleAsync(ct);
        return await standing.WithSides(db, now, ct);
    }

    private sealed record Standing(PostingId Posting, WorkerId Worker, AgencyId Agency, TeamId Team, Role Role, string Name)
    {
        /// <summary>The bar follows the worker through every posting and outlives each involvement.</summary>
        public async Task<Acting> WithSides(KithDb db, Now now, CancellationToken ct)
        {
            var own = await AdultsOf(db, Worker).ToListAsync(ct);
            List<PersonId> harmed = [], harmers = [];
            if (own.Count > 0)
            {
                var pairs = await db.HarmAllegations.Where(h => own.Contains(h.HarmedBy) || own.Contains(h.Harmed)).Select(h => new { h.HarmedBy, h.Harmed }).ToListAsync(ct);
                harmed = pairs.Where(h => own.Contains(h.HarmedBy)).Select(h => h.Harmed).Distinct().ToList();
                harmers = pairs.Where(h => own.Contains(h.Harmed)).Select(h => h.HarmedBy).Distinct().ToList();
            }

            return new Acting(Posting, Worker, Agency, Team, Role, Name, own, harmed, harmers, now);
        }
    }
}

/// <summary>Reads the session's posting once per request, before any policy is asked.</summary>
public sealed class SessionMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, KithDb db, TimeProvider time)
    {
        if (context.User.Identity?.IsAuthenticated == true
            && await Session.LoadActing(db, context.User, Now.At(time.GetUtcNow()), context.RequestAborted) is { } acting)
        {
            context.Features.Set(acting);
        }

        await next(context);
    }
}
