using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class DetailsTests() : OfficialFixtures<DetailsOptions>("details", component => component.Render());
