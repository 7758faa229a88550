using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class GenericHeaderTests() : OfficialFixtures<GenericHeaderOptions>("generic-header", component => component.Render());
