using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ListPasskeysTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_sees_their_own_passkeys_alone()
    {
        var (worker, other) = (await world.Given.AWorker(Role.Analyst), await world.Given.AWorker(Role.Analyst));
        await world.APasskey(worker, "Work laptop");
        await world.APasskey(other, "Somebody’s phone");

        var page = await world.As(worker).Open(AccessLinks.Passkeys);

        page.Shows("Work laptop").Shows("Added 16 June 2026").DoesNotShow("Somebody’s phone");
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(AccessLinks.Passkeys)).Shows("You have no passkey yet");
        (await world.Anyone().Open(AccessLinks.Passkeys)).Shows("Email address");
    }
}
