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
public sealed class ProposeWithdrawalModel(KithDb db, ProposeWithdrawal proposeWithdrawal) : FormPage<ProposeWithdrawalInput>
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string ServiceName { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Services.Where(s => s.Id == Id).Select(s => s.Name).FirstOrDefaultAsync(ct) is not { } name)
        {
            return NotFound();
        }

        ServiceName = name;
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => proposeWithdrawal.Do(Id, Input, Proposer.Worker(By.Posting), By, now, ct), then: DirectoryLinks.Proposal, done: "Sent to the directory’s editors", ct);
}
