using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class PanelTests() : OfficialFixtures<PanelOptions>("panel", component => component.Render());
