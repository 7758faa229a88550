using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.ProposeListing)]
public sealed class ProposeChangeModel(KithDb db, ProposeChange proposeChange) : FormPage<ProposeChangeInput>
{
    private Service found = null!;

    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string ServiceName => found.Name;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } service)
        {
            return NotFound();
        }

        found = service;
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input = ProposeChangeInput.From(ListingText.Read(found.Listing), found.Version);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => proposeChange.Do(Id, Input, Proposer.Worker(By.Posting), By, now, ct), then: DirectoryLinks.Proposal, done: "Sent to the directory’s editors", ct);
}
