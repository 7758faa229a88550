using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class StartPostingInput
{
    [Display(Name = "Role")]
    public Role? Role { get; set; }

    [Display(Name = "Agency that employs them")]
    public AgencyId? Agency { get; set; }

    [Display(Name = "Team they work in")]
    public TeamId? Team { get; set; }

    [Display(Name = "First day")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Last day, if it is known")]
    public DateOnly? EndsOn { get; set; }
}

/// <summary>Puts a worker into a team and a role between two days. The operator does it alone; of those who sign in it takes two (TR-55).</summary>
public sealed class StartPosting(KithDb db, Ledger ledger)
{
    /// <param name="agreed">What somebody else had proposed; without it nobody but the operator starts one.</param>
    public async Task<Outcome<PostingId>> Do(WorkerId id, StartPostingInput input, Acting? by, Now now, CancellationToken ct, PostingProposal? agreed = null)
    {
        if (by is not null && (agreed is not { IsAgreed: true } || agreed.Proposer == by.Worker))
        {
            return Refusal.Forbidden;
        }

        var made = await Make(id, input, now, ct);
        if (!made.Ok)
        {
            return new Refusals().Within(string.Empty, made.Refusals);
        }

        var posting = made.Value;
        db.Add(posting);
        ledger.Tell(
            new PostingStarted(posting.Id, posting.Worker, posting.Agency, posting.Team, posting.Role, posting.StartsOn, posting.EndsOn), About.Organisation, by);
        return posting.Id;
    }

    /// <summary>The posting as it would be, which nobody has yet.</summary>
    internal async Task<Outcome<Posting>> Make(WorkerId id, StartPostingInput input, Now now, CancellationToken ct)
    {
        if (await db.Workers.FindAsync([id], ct) is not { } worker)
        {
            return Refusal.NotFound;
        }

        var agency = input.Agency is { } employer ? await db.Agencies.FindAsync([employer], ct) : null;
        var team = input.Team is { } chosen ? await db.Teams.FindAsync([chosen], ct) : null;
        var started = Posting.Start(worker.Id, agency?.Id, team?.Id, input.Role, input.StartsOn, input.EndsOn, now);
        if (!started.Ok)
        {
            return new Refusals().Within(string.Empty, started.Refusals);
        }

        var posting = started.Value;
        var (role, starts, ends) = (posting.Role, posting.StartsOn, posting.EndsOn ?? DateOnly.MaxValue);
        if (await db.Postings.AnyAsync(p => p.Worker == worker.Id && p.Team == team!.Id && p.Agency == agency!.Id && p.Role == role && p.StartsOn <= ends && (p.EndsOn == null || p.EndsOn >= starts), ct))
        {
            return new Refusal("Role", "They already hold this role in this team on some of these days");
        }

        if (agency!.IsPartner)
        {
            posting.Confirm(now);
        }

        return posting;
    }
}
