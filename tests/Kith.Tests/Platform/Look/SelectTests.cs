using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class SelectTests() : OfficialFixtures<SelectOptions>("select", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with falsy items"] = "holes in a list",
    };
}
