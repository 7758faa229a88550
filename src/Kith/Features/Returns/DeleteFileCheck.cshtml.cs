using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Returns;

[Needs(Duty.MakeReturns)]
public sealed class DeleteFileCheckModel(KithDb db, DeleteFileCheck deleteFileCheck) : CensusFormPage<NothingInput>(db)
{
    protected override async Task<IActionResult?> Open(CancellationToken ct) =>
        await base.Open(ct) ?? (Census.Source == CensusSource.File ? null : NotFound());

    protected override Task<IActionResult> Save(CancellationToken ct) =>
        Save(now => deleteFileCheck.Do(Id, By, now, ct), then: _ => ReturnsLinks.Censuses(), done: "What was found has been deleted", ct);
}
