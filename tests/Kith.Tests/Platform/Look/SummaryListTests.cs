using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class SummaryListTests() : OfficialFixtures<SummaryListOptions>("summary-list", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with falsy values"] = "holes in a list",
    };
}
