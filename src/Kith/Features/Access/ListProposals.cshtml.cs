using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Postings that somebody proposed: those that wait first, then those answered, newest first.</summary>
[Needs(Duty.AgreeToPostings)]
public sealed class ListProposalsModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<ProposalLine> Proposals { get; private set; } = null!;

    public static string PageLink(int number) => $"{AccessLinks.Proposals}?p={number}";

    public async Task OnGetAsync(CancellationToken ct) => Proposals = await db.PostingProposals
        .OrderBy(p => p.AnsweredAt != null).ThenByDescending(p => p.ProposedAt).ThenBy(p => p.Id).Page(Number, async rows => (IReadOnlyList<ProposalLine>)await rows.Lines(db).ToListAsync(ct), ct);
}

public sealed record ProposalLine(RowId Id, string Worker, Role Role, string Team, string Agency, DateOnly StartsOn, DateOnly? EndsOn, string ProposedBy, DateTime ProposedAt, bool? IsAgreed);

internal static class ProposalsInView
{
    public static IQueryable<ProposalLine> Lines(this IQueryable<PostingProposal> proposals, KithDb db) =>
        from p in proposals
        join w in db.Workers on p.Worker equals w.Id
        join proposer in db.Workers on p.Proposer equals proposer.Id
        join t in db.Teams on p.Team equals t.Id
        join a in db.Agencies on p.Agency equals a.Id
        orderby p.AnsweredAt != null, p.ProposedAt descending, p.Id
        select new ProposalLine(p.Id, w.Name, p.Role, t.Name, a.Name, p.StartsOn, p.EndsOn, proposer.Name, p.ProposedAt, p.IsAgreed);
}
