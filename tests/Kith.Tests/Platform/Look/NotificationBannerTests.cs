using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class NotificationBannerTests() : OfficialFixtures<NotificationBannerOptions>("notification-banner", component => component.Render());
