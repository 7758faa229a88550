using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class FindWorkersTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Workers_are_found_by_a_part_of_their_name_and_the_name_stands_in_no_address()
    {
        await world.Given.AWorker(Role.SocialWorker, name: "Mallow Okafor");
        await world.Given.AWorker(Role.SocialWorker, name: "Nettle Brown");
        var (visitor, _) = await world.AnAdministrator();

        var found = await (await visitor.Open(AccessLinks.Workers)).Fill("Sought", "okaf").Press("Find");

        found.Shows("1 worker has a name like that.").Shows("Mallow Okafor").Shows("Social worker").DoesNotShow("Nettle");
        Assert.Equal(AccessLinks.Workers, found.Address);
        (await found.Fill("Sought", "100%").Press("Find")).Shows("Nobody has a name like that.");
    }

    [Fact]
    public async Task Workers_are_listed_by_name_25_to_a_page()
    {
        var team = await world.Given.ATeam();
        foreach (var number in Enumerable.Range(1, 27))
        {
            await world.Given.AWorker(Role.SocialWorker, team, $"Aaron {number:00}");
        }

        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.Workers)).Shows("Aaron 25").DoesNotShow("Aaron 26");
        (await visitor.Open($"{AccessLinks.Workers}?number=2")).Shows("Aaron 27");
        (await (await visitor.Open(AccessLinks.Workers)).Fill("Sought", "Aaron").Press("Find")).Shows("27 workers have a name like that. These are the first 25: type more of the name to see the others.");
    }

    [Fact]
    public Task Others_are_refused() => world.IsForAdministratorsAlone(AccessLinks.Workers);
}
