using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class PaginationTests() : OfficialFixtures<PaginationOptions>("pagination", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with empty items"] = "holes in a list",
    };
}
