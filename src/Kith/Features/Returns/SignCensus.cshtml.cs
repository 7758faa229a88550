using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Returns;

[Needs(Duty.SignReturn)]
public sealed class SignCensusModel(KithDb db, SignCensus signCensus) : CensusFormPage<NothingInput>(db)
{
    protected override Task<IActionResult> Save(CancellationToken ct) =>
        Save(now => signCensus.Do(Id, By, now, ct), then: id => ReturnsLinks.Census(id), done: "The census has been signed", ct);
}
