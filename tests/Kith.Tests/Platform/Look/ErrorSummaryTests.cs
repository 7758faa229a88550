using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class ErrorSummaryTests() : OfficialFixtures<ErrorSummaryOptions>("error-summary", component => component.Render());
