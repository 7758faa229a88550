using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.UseKith)]
public sealed class YourAccountModel(KithDb db, Elsewhere elsewhere) : PageModel
{
    public Acting By => HttpContext.MustAct();

    public Yours Yours { get; private set; } = null!;

    public bool Confirms { get; private set; }

    public string? SignsInWith => Yours.LinkedWith is { } issuer ? elsewhere.NameOf(issuer) : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Confirms = By.Has(Duty.ManageOrganisation) || await db.Agencies.AnyAsync(a => a.Confirmer == By.Worker, ct);
        Yours = await (from a in db.Users
                       join w in db.Workers on a.Worker equals w.Id
                       join p in db.Postings on w.Id equals p.Worker
                       join t in db.Teams on p.Team equals t.Id
                       join g in db.Agencies on p.Agency equals g.Id
                       where a.Id == User.AccountId() && p.Id == By.Posting
                       from l in db.UserLogins.Where(l => l.UserId == a.Id).DefaultIfEmpty()
                       select new Yours(w.Name, a.Email!, t.Name, g.Name, l.LoginProvider, a.PasswordHash != null)).FirstAsync(ct);
    }
}

public sealed record Yours(string Name, string Email, string Team, string Agency, string? LinkedWith, bool HasPassword);
