using System.Globalization;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// Many writers change one record at once, each on the strength of what it read. Every change that was acknowledged is still there, the others were
/// told of the conflict (TR-44, F6). The record is a number in an agency’s name: whoever reads 7 writes 8, so that a lost change leaves it too small.
/// </summary>
public sealed class LostUpdateSoak(KithWorld world) : IClassFixture<KithWorld>
{
    private const int Writers = 64;

    [Fact]
    [Trait("Soak", "lostupdate")]
    public async Task No_acknowledged_change_is_lost()
    {
        var rounds = Soak.Cycles(quick: 10, full: 1_000);
        var (acknowledged, refused, kept) = await Write(rounds, keepToken: true);
        Assert.Equal(acknowledged, kept);
        Assert.Equal(Writers * rounds, acknowledged + refused);

        // One change can be the conflict of each other writer once.
        Assert.True(acknowledged >= rounds, $"Only {acknowledged} changes were acknowledged in {rounds} rounds");

        var (claimed, _, left) = await Write(Math.Min(rounds, 10), keepToken: false);
        Assert.True(left < claimed, "Without its token no change was lost: the count proves nothing");
        Soak.Say($"{Writers} writers, {rounds} rounds: {acknowledged} changes acknowledged, {kept} kept, {refused} told of a conflict; without the token {claimed} acknowledged, {left} kept");
    }

    private async Task<(int Acknowledged, int Refused, int Kept)> Write(int rounds, bool keepToken)
    {
        var team = await world.Given.ATeam();
        var administrator = await world.Acting(await world.Given.AWorker(Role.SystemAdministrator));
        var (acknowledged, refused) = (0, 0);
        var stem = $"Count {team.Agency.Value}";
        await world.Run((services, moment) => Change(services, moment, team.Agency, _ => 0, administrator, version: null, stem));
        await Parallel.ForAsync(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (_, ct) =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var read = await world.Read(db => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == team.Agency, ct));
                var saved = await world.Run((services, moment) => Change(services, moment, team.Agency, _ => Number(read) + 1, administrator, keepToken ? read.Version : null, stem));
                Interlocked.Increment(ref saved.Ok ? ref acknowledged : ref refused);
            }
        });
        return (acknowledged, refused, Number(await world.Read(db => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == team.Agency))));
    }

    /// <param name="version">What the writer read; null takes whatever stands there now.</param>
    private static async Task<Outcome<AgencyId>> Change(IServiceProvider services, Now moment, AgencyId agency, Func<Agency, int> number, Acting by, int? version, string stem)
    {
        var now = await services.GetRequiredService<Platform.Data.KithDb>().Agencies.AsNoTracking().SingleAsync(a => a.Id == agency);
        var input = new AgencyInput { Name = $"{stem} {number(now)}", Kind = AgencyKind.School, Version = version ?? now.Version };
        return await services.GetRequiredService<ChangeAgency>().Do(agency, input, by, moment, CancellationToken.None);
    }

    private static int Number(Agency agency) => int.Parse(agency.Name.Split(' ')[^1], CultureInfo.InvariantCulture);
}
