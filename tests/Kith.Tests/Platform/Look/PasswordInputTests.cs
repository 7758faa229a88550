using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class PasswordInputTests() : OfficialFixtures<PasswordInputOptions>("password-input", component => component.Render())
{
    protected override Dictionary<string, string> NotOffered => new()
    {
        ["with translations"] = "showPasswordText",
    };
}
