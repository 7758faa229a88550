using Kith.Features.Home;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class PrivacyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Every_cookie_that_is_set_is_told()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        var page = await visitor.Open(HomeLinks.Privacy);

        var told = page.Document.QuerySelectorAll("tbody td:first-child").Select(c => c.TextContent).ToList();

        Assert.Equal(["kith", "kith-half", "kith-form", "kith-said"], told);
        Assert.Subset(told.ToHashSet(), visitor.CookieNames.ToHashSet());
    }
}
