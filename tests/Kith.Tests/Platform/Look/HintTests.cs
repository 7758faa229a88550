using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class HintTests() : OfficialFixtures<HintOptions>("hint", component => component.Render());
