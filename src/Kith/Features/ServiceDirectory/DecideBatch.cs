using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class DecideBatchInput
{
    [Display(Name = "What do you decide?")]
    public ProposalAnswer? Answer { get; set; }

    [Display(Name = "Reason (needed to refuse)")]
    public string? Reason { get; set; }
}

/// <summary>Approves or refuses together what an import brought and still waits.</summary>
public sealed class DecideBatch(KithDb db, DecideProposal decideProposal)
{
    /// <summary>So many at once, the oldest first: one transaction holds them.</summary>
    public const int Most = 200;

    public async Task<Outcome<int>> Do(RowId batch, DecideBatchInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (!await db.Proposals.AnyAsync(p => p.Batch == batch, ct))
        {
            return Refusal.NotFound;
        }

        var no = new Refusals()
            .If(input.Answer is not (ProposalAnswer.ApproveAll or ProposalAnswer.Refuse), "Answer", "Select what you decide")
            .If(input.Answer == ProposalAnswer.Refuse && Text.Trimmed(input.Reason) is null, "Reason", "Enter why they are refused");
        if (no.Any)
        {
            return no;
        }

        var waiting = await (from p in db.Proposals
                             where p.Batch == batch && p.State == ProposalState.Waiting
                             orderby p.ProposedAt, p.Id
                             select new { p.Id, p.Version, Standing = db.Services.Where(s => s.Id == p.Service).Select(s => (int?)s.Version).FirstOrDefault() }).Take(Most).ToListAsync(ct);
        foreach (var one in waiting)
        {
            var decided = await decideProposal.Do(one.Id, new DecideProposalInput { Version = one.Version, Standing = one.Standing ?? 0, Answer = input.Answer, Reason = input.Reason }, by, now, ct);
            if (!decided.Ok)
            {
                return new Refusals().Within(string.Empty, decided.Refusals);
            }

            // The next may share a place or an organisation with this one.
            await db.SaveChangesAsync(ct);
        }

        return waiting.Count;
    }
}
