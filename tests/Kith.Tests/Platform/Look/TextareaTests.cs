using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class TextareaTests() : OfficialFixtures<TextareaOptions>("textarea", component => component.Render());
