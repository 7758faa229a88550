using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.ServiceDirectory;

/// <summary>What others propose, for the editors: what has waited longest comes first.</summary>
[Needs(Duty.EditDirectory)]
public sealed class ListProposalsModel(KithDb db, ProposalReader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "state")]
    public ProposalState State { get; set; }

    public Paged<ProposalLine> Lines { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        State = Enum.IsDefined(State) ? State : ProposalState.Waiting;
        var found = db.Proposals.Where(p => p.State == State);
        var ordered = State == ProposalState.Waiting ? found.OrderBy(p => p.ProposedAt).ThenBy(p => p.Id) : found.OrderByDescending(p => p.ProposedAt).ThenByDescending(p => p.Id);
        Lines = await reader.Lines(ordered).Page(Number, ct);
    }
}

/// <summary>What a worker has proposed, and what became of it.</summary>
[Needs(Duty.ProposeListing)]
public sealed class MyProposalsModel(ProposalReader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<ProposalLine> Lines { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        Lines = await reader.Lines(reader.Of(HttpContext.MustAct().Worker).OrderByDescending(p => p.ProposedAt).ThenByDescending(p => p.Id)).Page(Number, ct);
}
