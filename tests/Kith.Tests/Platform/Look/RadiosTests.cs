using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class RadiosTests() : OfficialFixtures<RadiosOptions>("radios", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with falsy items"] = "holes in a list",
    };
}
