using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>What the workers of an agency have declared: what waits for a privacy officer first.</summary>
[Needs(Duty.OverseeInterests)]
public sealed class InterestsModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<InterestLine> Interests { get; private set; } = null!;

    public static string PageLink(int number) => $"{GovernanceLinks.Interests}?p={number}";

    public async Task OnGetAsync(CancellationToken ct) =>
        Interests = await (from x in db.InterestsOverseenBy(HttpContext.MustAct())
                           join w in db.Workers on x.Worker equals w.Id
                           where x.EndedAt == null
                           orderby x.Person == null && x.NobodyAt == null ? 0 : 1, x.RecordedAt descending, x.Id
                           select new InterestLine(x.Id, w.Name, x.Kind, x.FirstName, x.LastName, x.RecordedAt, x.Person != null, x.NobodyAt != null)).Page(Number, ct);
}

public sealed record InterestLine(RowId Id, string Worker, InterestKind Kind, string? FirstName, string? LastName, DateTime RecordedAt, bool IsMatched, bool IsNobody)
{
    public string State => IsMatched ? "Shut out" : IsNobody ? "Nobody in the record" : "Look for them";
}
