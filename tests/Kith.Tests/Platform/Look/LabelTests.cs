using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class LabelTests() : OfficialFixtures<LabelOptions>("label", component => component.Render());
