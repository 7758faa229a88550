using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class SuspendAccountsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_is_suspended_is_told_once_on_its_day_and_the_demonstration_never()
    {
        var (worker, person) = (await world.Given.AWorker(Role.Analyst), await world.Given.AWorker(Role.Analyst));
        await world.Read(db => db.Users.Where(a => a.Id == person.Account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsDemonstration, true)));

        world.Clock.Set(SettableClock.Start.AddDays(29));
        await world.Suspend();
        Assert.Empty(await world.Facts<AccountSuspended>());

        world.Clock.Set(SettableClock.Start.AddDays(30));
        await world.Suspend();
        await world.Suspend();
        var told = await world.Facts<AccountSuspended>();
        Assert.Single(told, f => f.By == null && f.Data.Contains(worker.Worker.Value.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(told, f => f.Data.Contains(person.Worker.Value.ToString(), StringComparison.Ordinal));
        world.Clock.Set(SettableClock.Start);
    }
}
