using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class DateInputTests() : OfficialFixtures<DateInputOptions>("date-input", component => component.Render());
