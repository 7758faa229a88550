using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class ButtonTests() : OfficialFixtures<ButtonOptions>("button", component => component.Render());
