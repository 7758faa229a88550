using Kith.Features.Home;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class AccessibilityTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_statement_claims_no_more_than_was_tested() =>
        (await world.Anyone().Open(HomeLinks.Accessibility)).Shows("version 2.2, levels A and AA").Shows("we do not claim that it complies");
}
