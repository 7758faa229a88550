using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class SkipLinkTests() : OfficialFixtures<SkipLinkOptions>("skip-link", component => component.Render());
