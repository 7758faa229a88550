using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class TagTests() : OfficialFixtures<TagOptions>("tag", component => component.Render());
