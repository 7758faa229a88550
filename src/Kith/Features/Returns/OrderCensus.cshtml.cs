using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Returns;

[Needs(Duty.MakeReturns)]
public sealed class OrderCensusModel(OrderCensus orderCensus, CensusBell bell, TimeProvider time) : FormPage<OrderCensusInput>
{
    private readonly DateOnly today = Now.At(time.GetUtcNow()).Today;

    public IReadOnlyList<CensusYear> Years => OrderCensus.Offered(today);

    public string HintOf(CensusYear year) => year.LastDay >= today ? $"In progress until {year.LastDay:d MMMM yyyy}: to see what it would ask, not to be sent" : $"{year.FirstDay:d MMMM yyyy} to {year.LastDay:d MMMM yyyy}";

    protected override Task<IActionResult?> Open(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        var answer = await Save(now => orderCensus.Do(Input, By, now, ct), then: id => ReturnsLinks.Census(id), done: "The census is being built", ct);
        bell.Ring();
        return answer;
    }
}
