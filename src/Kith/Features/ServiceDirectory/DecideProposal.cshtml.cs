using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.EditDirectory)]
public sealed class DecideProposalModel(ProposalReader reader, DecideProposal decideProposal) : FormPage<DecideProposalInput>
{
    [BindProperty(SupportsGet = true, Name = "proposal")]
    public ProposalId Id { get; set; }

    public ProposalInView View { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await reader.Read(Id, By, ct) is not { } view)
        {
            return NotFound();
        }

        View = view;

        // Decided, or one’s own: there is only something to read.
        return view.Proposal.State == ProposalState.Waiting && !view.IsOwn || Request.Method != "GET" ? null : Redirect(DirectoryLinks.Proposal(Id));
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.Standing) = (View.Proposal.Version, View.Standing);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => decideProposal.Do(Id, Input, By, now, ct), then: _ => DirectoryLinks.Proposals(), done: "Decided", ct);
}
