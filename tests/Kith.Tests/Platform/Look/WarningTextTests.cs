using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class WarningTextTests() : OfficialFixtures<WarningTextOptions>("warning-text", component => component.Render());
