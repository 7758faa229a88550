using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Returns;

[Needs(Duty.CheckReturn)]
public sealed class CheckCensusModel(KithDb db, CheckCensus checkCensus) : CensusFormPage<NothingInput>(db)
{
    protected override Task<IActionResult> Save(CancellationToken ct) =>
        Save(now => checkCensus.Do(Id, By, now, ct), then: id => ReturnsLinks.Census(id), done: "You have said that the census is checked", ct);
}
