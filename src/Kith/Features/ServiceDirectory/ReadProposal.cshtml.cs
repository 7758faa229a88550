using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.ServiceDirectory;

/// <summary>A proposal for whoever made it and for the editors.</summary>
[Needs(Duty.ProposeListing)]
public sealed class ReadProposalModel(ProposalReader reader) : PageModel
{
    public ProposalInView View { get; private set; } = null!;

    public bool IsEditor => HttpContext.MustAct().Has(Duty.EditDirectory);

    public async Task<IActionResult> OnGetAsync(Guid proposal, CancellationToken ct)
    {
        if (await reader.Read(new ProposalId(proposal), HttpContext.MustAct(), ct) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
