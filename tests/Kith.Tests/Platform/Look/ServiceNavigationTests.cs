using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class ServiceNavigationTests() : OfficialFixtures<ServiceNavigationOptions>("service-navigation", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with custom navigation toggle text"] = "menuButtonText",
        ["with custom navigation toggle label"] = "menuButtonLabel",
        ["with identical navigation toggle text and label"] = "menuButtonText",
        ["with custom navigation toggle text and navigation label"] = "menuButtonText",
        ["with navigation having empty values"] = "holes in a list",
        ["with navigation having only empty values"] = "holes in a list",
        ["with right-aligned language navigation"] = "a slot with options",
        ["with `inline` end slot"] = "a slot with options",
    };
}
