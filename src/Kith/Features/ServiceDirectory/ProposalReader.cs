using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <param name="Standing">The version of the listing beside which it is read.</param>
public sealed record ProposalInView(Proposal Proposal, string By, bool IsOwn, bool IsListed, int Standing, IReadOnlyList<FieldSides> Sides);

/// <summary>A line of a list of proposals.</summary>
public sealed record ProposalLine(ProposalId Id, ProposalKind Kind, string Name, ProposalState State, DateTime ProposedAt, string? By, string? Source, string? Reason)
{
    public string From => By ?? Source ?? "The service itself";
}

/// <summary>Reads proposals: editors all, everybody else those that they made.</summary>
public sealed class ProposalReader(KithDb db, ListingSides sides)
{
    public IQueryable<ProposalLine> Lines(IQueryable<Proposal> proposals) =>
        proposals.Select(p => new ProposalLine(
            p.Id, p.Kind, p.Name, p.State, p.ProposedAt,
            (from posting in db.Postings join w in db.Workers on posting.Worker equals w.Id where posting.Id == p.By select w.Name).FirstOrDefault(), p.Source, p.Reason));

    public IQueryable<Proposal> Of(WorkerId worker) =>
        from p in db.Proposals join own in db.Postings on p.By equals own.Id where own.Worker == worker select p;

    public async Task<ProposalInView?> Read(ProposalId id, Acting by, CancellationToken ct)
    {
        if (await db.Proposals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal)
        {
            return null;
        }

        var proposer = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == proposal.By select new { w.Id, w.Name, p.Role }).FirstOrDefaultAsync(ct);
        var isOwn = proposer?.Id == by.Worker;
        if (!isOwn && !by.Has(Duty.EditDirectory))
        {
            return null;
        }

        var standing = await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.Id == proposal.Service, ct);
        var audience = by.Has(Duty.EditDirectory) ? Audience.Confidential : Audience.Practitioners;

        // Once decided, what is worth comparing is what stood when it was proposed.
        var now = proposal.State == ProposalState.Waiting ? standing?.Listing : proposal.Before;
        return new ProposalInView(
            proposal,
            proposer is null ? proposal.Source ?? "The service itself" : $"{proposer.Name}, {proposer.Role.InWords()}",
            isOwn,
            standing is not null,
            standing?.Version ?? 0,
            await sides.Of(proposal.State == ProposalState.Waiting ? proposal.Before : now, now, proposal.Listing, audience, ct));
    }
}
