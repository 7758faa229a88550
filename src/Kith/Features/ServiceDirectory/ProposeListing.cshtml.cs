using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.ProposeListing)]
public sealed class ProposeListingModel(KithDb db, ProposeListing proposeListing) : FormPage<ProposeListingInput>
{
    public IReadOnlyList<TermLine> Needs { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Needs = await db.TaxonomyTerms.Where(t => db.Set<ServiceTerm>().Any(s => s.Term == t.Id)).OrderBy(t => t.Name).Select(t => new TermLine(t.Id.Value, t.Name, t.IsSensitive, null)).ToListAsync(ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => proposeListing.Do(Input, Proposer.Worker(By.Posting), By, now, ct), then: DirectoryLinks.Proposal, done: "Sent to the directory’s editors", ct);
}
