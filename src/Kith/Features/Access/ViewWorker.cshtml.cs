using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class ViewWorkerModel(KithDb db, Elsewhere elsewhere, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    public WorkerInView Worker { get; private set; } = null!;

    public AccountInView? Account { get; private set; }

    /// <summary>While the account waits for a second person.</summary>
    public HandOverLine? HandOver { get; private set; }

    /// <summary>Links that wait for a second person.</summary>
    public IReadOnlyList<LinkLine> Links { get; private set; } = [];

    public IReadOnlyList<PostingInView> Postings { get; private set; } = [];

    public IReadOnlyList<ProposedInView> Proposed { get; private set; } = [];

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public bool CanBeLinked => elsewhere.Providers.Count > 0;

    public string NameOf(string issuer) => elsewhere.NameOf(issuer);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Workers.Where(w => w.Id == Id).Select(w => new WorkerInView(w.Id, w.Name, w.Email, w.Phone)).FirstOrDefaultAsync(ct) is not { } worker)
        {
            return NotFound();
        }

        Worker = worker;
        var found = await (from a in db.Users.AsNoTracking()
                           where a.Worker == Id
                           from l in db.UserLogins.Where(l => l.UserId == a.Id).DefaultIfEmpty()
                           select new { Account = a, LinkedWith = (string?)l.LoginProvider, LinkedAs = l.ProviderDisplayName }).FirstOrDefaultAsync(ct);
        Account = found is { Account: var account }
            ? new AccountInView(account.Email!, account.IsClosed, account.HasSecondFactor, account.LastUsedOn, account.IsUnusedOn(Today), found.LinkedWith, found.LinkedAs)
            : null;
        HandOver = await db.HandOvers.Where(h => h.Worker == Id && h.EndedAt == null).Lines(db).FirstOrDefaultAsync(ct);
        Links = await db.LinkProposals.Where(p => p.Worker == Id && p.AnsweredAt == null).Lines(db).ToListAsync(ct);
        Postings = await (from p in db.Postings
                          join t in db.Teams on p.Team equals t.Id
                          join a in db.Agencies on p.Agency equals a.Id
                          where p.Worker == Id
                          orderby p.StartsOn descending, p.Id descending
                          select new PostingInView(p.Id, p.Role, t.Name, a.Name, p.StartsOn, p.EndsOn, p.ConfirmBy)).ToListAsync(ct);
        Proposed = await (from p in db.PostingProposals
                          join t in db.Teams on p.Team equals t.Id
                          where p.Worker == Id && p.AnsweredAt == null
                          orderby p.ProposedAt
                          select new ProposedInView(p.Role, t.Name, p.StartsOn)).ToListAsync(ct);
        return Page();
    }
}

public sealed record WorkerInView(WorkerId Id, string Name, string? Email, string? Phone);

public sealed record AccountInView(string Email, bool IsClosed, bool HasSecondFactor, DateOnly LastUsedOn, bool IsSuspended, string? LinkedWith, string? LinkedAs);

public sealed record PostingInView(PostingId Id, Role Role, string Team, string Agency, DateOnly StartsOn, DateOnly? EndsOn, DateOnly? ConfirmBy);

public sealed record ProposedInView(Role Role, string Team, DateOnly StartsOn);
