using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class ErrorMessageTests() : OfficialFixtures<ErrorMessageOptions>("error-message", component => component.Render());
