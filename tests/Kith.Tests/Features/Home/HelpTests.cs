using System.Net;
using Kith.Features.Home;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class HelpTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Anybody_finds_help_first_of_all_for_a_child_in_danger()
    {
        var page = await world.Anyone().Open(HomeLinks.Help);

        page.Expect(HttpStatusCode.OK).Shows("Call 999");
        Assert.Equal("If a child is in danger", page.Document.QuerySelector("main h2")!.TextContent);
    }
}
