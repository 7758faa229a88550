using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class InputTests() : OfficialFixtures<InputOptions>("input", component => component.Render());
