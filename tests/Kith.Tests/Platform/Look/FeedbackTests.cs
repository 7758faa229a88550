using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class FeedbackTests() : OfficialFixtures<FeedbackOptions>("feedback", component => component.Render());
