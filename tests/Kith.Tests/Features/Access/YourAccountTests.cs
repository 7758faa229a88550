using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class YourAccountTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_sees_who_they_are_and_as_what_they_act()
    {
        var worker = await world.Given.AWorker(Role.HealthPartner, name: "Briar Cole");

        (await world.As(worker).Open(AccessLinks.Account)).Shows("Briar Cole").Shows(worker.Account.Email!).Shows("Health visitor or nurse").Shows("Your drafts");
    }
}
