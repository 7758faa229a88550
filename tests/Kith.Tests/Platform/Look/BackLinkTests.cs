using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class BackLinkTests() : OfficialFixtures<BackLinkOptions>("back-link", component => component.Render());
