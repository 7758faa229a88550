using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ListAgenciesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Agencies_are_listed_by_name_25_to_a_page()
    {
        await world.Run<int>(async (services, now) =>
        {
            var join = services.GetRequiredService<JoinAgency>();
            foreach (var number in Enumerable.Range(1, 30))
            {
                await join.Do(new AgencyInput { Name = $"Aspen School {number:00}", Kind = AgencyKind.School }, by: null, now, CancellationToken.None);
            }

            return 30;
        });
        var (visitor, _) = await world.AnAdministrator();

        var first = await visitor.Open(AccessLinks.Agencies);
        var second = await visitor.Open($"{AccessLinks.Agencies}?number=2");

        first.Shows("Aspen School 25").Shows("School or college").DoesNotShow("Aspen School 26");
        second.Shows("Aspen School 30").DoesNotShow("Aspen School 25");
        (await visitor.Open($"{AccessLinks.Agencies}?number=999")).Shows("Northmoor Council");
    }

    [Fact]
    public Task Others_are_refused() => world.IsForAdministratorsAlone(AccessLinks.Agencies);
}
