using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class BreadcrumbsTests() : OfficialFixtures<BreadcrumbsOptions>("breadcrumbs", component => component.Render());
