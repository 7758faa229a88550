using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.AgreeToPostings)]
[NeedsStepUp]
public sealed class AnswerPostingModel(KithDb db, AnswerPosting answer) : FormPage<AnswerPostingInput>
{
    [BindProperty(SupportsGet = true, Name = "proposed")]
    public RowId Id { get; set; }

    public ProposalLine Proposed { get; private set; } = null!;

    public int Version { get; private set; }

    /// <summary>Whether this is for somebody else to answer.</summary>
    public bool IsForOthers { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.PostingProposals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id, ct) is not { } proposal)
        {
            return NotFound();
        }

        Proposed = await db.PostingProposals.Where(p => p.Id == Id).Lines(db).SingleAsync(ct);
        (Version, IsForOthers) = (proposal.Version, proposal.Proposer == By.Worker || proposal.Worker == By.Worker);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => answer.Do(Id, Input, By, now, ct), then: _ => AccessLinks.Proposals, done: Input.Agrees == true ? "Posting agreed" : "Posting declined", ct);
}
