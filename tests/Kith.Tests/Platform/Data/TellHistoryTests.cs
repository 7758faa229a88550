using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform.Data;

public sealed class TellHistoryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Each_command_of_a_history_acts_at_its_own_moment()
    {
        var (first, second) = (DaysAgo(30), DaysAgo(2));

        await Tell((first, "Fellside Council"), (second, "Fellside Trust"));

        var told = await world.Facts<AgencyJoined>();
        Assert.Equal([first.Moment, second.Moment], told.TakeLast(2).Select(f => f.At));
    }

    [Fact]
    public async Task A_history_is_told_whole_or_not_at_all()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Tell((DaysAgo(30), "Moorside Council"), (DaysAgo(2), "Moorside Council")));

        Assert.False(await world.Read(db => db.Agencies.AnyAsync(a => a.Name == "Moorside Council")));
    }

    private async Task Tell(params (Now At, string Agency)[] history)
    {
        await using var scope = world.Everything();
        var join = scope.ServiceProvider.GetRequiredService<JoinAgency>();
        await scope.ServiceProvider.GetRequiredService<Writes>().Tell(async told =>
        {
            foreach (var (at, agency) in history)
            {
                await told.At(at, () => join.Do(new AgencyInput { Name = agency, Kind = AgencyKind.LocalAuthority }, by: null, at, CancellationToken.None));
            }
        });
    }

    private Now DaysAgo(int days) => Now.At(world.Clock.GetUtcNow().AddDays(-days));
}
