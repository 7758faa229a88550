using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Accounts that somebody opened, links and postings that somebody proposed: of each those that wait first, then those answered, newest first.</summary>
[Needs(Duty.AgreeToPostings)]
public sealed class ListProposalsModel(KithDb db, Elsewhere elsewhere, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "a")]
    public int AccountsNumber { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "l")]
    public int LinksNumber { get; set; } = 1;

    public Paged<HandOverLine> Accounts { get; private set; } = null!;

    public Paged<LinkLine> Links { get; private set; } = null!;

    public Paged<ProposalLine> Proposals { get; private set; } = null!;

    public DateOnly Today => Now.At(time.GetUtcNow()).Today;

    public string NameOf(string issuer) => elsewhere.NameOf(issuer);

    public string PageLink(int number) => Link(AccountsNumber, LinksNumber, number);

    public string AccountsLink(int number) => Link(number, LinksNumber, Number);

    public string LinksLink(int number) => Link(AccountsNumber, number, Number);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Accounts = await db.HandOvers
            .OrderBy(h => h.EndedAt != null).ThenByDescending(h => h.OpenedAt).ThenBy(h => h.Id).Page(AccountsNumber, async rows => (IReadOnlyList<HandOverLine>)await rows.Lines(db).ToListAsync(ct), ct);
        Links = await db.LinkProposals
            .OrderBy(p => p.AnsweredAt != null).ThenByDescending(p => p.ProposedAt).ThenBy(p => p.Id).Page(LinksNumber, async rows => (IReadOnlyList<LinkLine>)await rows.Lines(db).ToListAsync(ct), ct);
        Proposals = await db.PostingProposals
            .OrderBy(p => p.AnsweredAt != null).ThenByDescending(p => p.ProposedAt).ThenBy(p => p.Id).Page(Number, async rows => (IReadOnlyList<ProposalLine>)await rows.Lines(db).ToListAsync(ct), ct);
    }

    private static string Link(int accounts, int links, int postings) => $"{AccessLinks.Proposals}?a={accounts}&l={links}&p={postings}";
}

/// <summary>A link of an account with somebody at an identity provider, as it was proposed.</summary>
public sealed record LinkLine(RowId Id, string Worker, string Issuer, string? Name, string? Email, string ProposedBy, DateTime ProposedAt, bool? IsAgreed);

public sealed record ProposalLine(RowId Id, string Worker, Role Role, string Team, string Agency, DateOnly StartsOn, DateOnly? EndsOn, string ProposedBy, DateTime ProposedAt, bool? IsAgreed);

internal static class ProposalsInView
{
    public static IQueryable<LinkLine> Lines(this IQueryable<LinkProposal> proposals, KithDb db) =>
        from p in proposals
        join w in db.Workers on p.Worker equals w.Id
        join proposer in db.Workers on p.Proposer equals proposer.Id
        orderby p.AnsweredAt != null, p.ProposedAt descending, p.Id
        select new LinkLine(p.Id, w.Name, p.Issuer, p.Name, p.Email, proposer.Name, p.ProposedAt, p.IsAgreed);

    public static IQueryable<ProposalLine> Lines(this IQueryable<PostingProposal> proposals, KithDb db) =>
        from p in proposals
        join w in db.Workers on p.Worker equals w.Id
        join proposer in db.Workers on p.Proposer equals proposer.Id
        join t in db.Teams on p.Team equals t.Id
        join a in db.Agencies on p.Agency equals a.Id
        orderby p.AnsweredAt != null, p.ProposedAt descending, p.Id
        select new ProposalLine(p.Id, w.Name, p.Role, t.Name, a.Name, p.StartsOn, p.EndsOn, proposer.Name, p.ProposedAt, p.IsAgreed);
}
