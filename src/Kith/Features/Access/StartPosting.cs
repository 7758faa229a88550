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

/// <summary>Puts a worker into a team and a role between two days.</summary>
public sealed class StartPosting(KithDb db, Ledger ledger)
{
    public async Task<Outcome<PostingId>> Do(WorkerId id, StartPostingInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

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

        db.Add(posting);
        ledger.Tell(
            new PostingStarted(posting.Id, worker.Id, posting.Agency, posting.Team, posting.Role, posting.StartsOn, posting.EndsOn), About.Organisation, by);
        return posting.Id;
    }
}
