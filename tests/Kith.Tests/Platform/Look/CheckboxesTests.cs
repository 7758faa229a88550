using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class CheckboxesTests() : OfficialFixtures<CheckboxesOptions>("checkboxes", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with falsy values"] = "holes in a list",
    };
}
