using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Returns;

[Needs(Duty.MakeReturns)]
public sealed class PrepareCensusModel(KithDb db, PrepareCensus prepareCensus) : CensusFormPage<PrepareCensusInput>(db)
{
    protected override Task<IActionResult> Save(CancellationToken ct) =>
        Save(now => prepareCensus.Do(Id, Input.Why, By, now, ct), then: id => ReturnsLinks.Census(id), done: "The census has been prepared", ct);
}
