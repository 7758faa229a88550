using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class PhaseBannerTests() : OfficialFixtures<PhaseBannerOptions>("phase-banner", component => component.Render());
