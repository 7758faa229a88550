using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class FieldsetTests() : OfficialFixtures<FieldsetOptions>("fieldset", component => component.Render());
