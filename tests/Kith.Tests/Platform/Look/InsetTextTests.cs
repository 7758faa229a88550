using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class InsetTextTests() : OfficialFixtures<InsetTextOptions>("inset-text", component => component.Render());
