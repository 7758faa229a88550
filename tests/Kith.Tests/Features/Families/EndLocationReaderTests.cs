using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class EndLocationReaderTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task From_the_next_request_on_the_worker_sees_nothing_not_even_what_was_revealed()
    {
        var (family, address) = await world.AShieldedFamily();
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var by = await world.Acting(family.SocialWorker);
        var reader = (await world.Do((NameLocationReader command, Now now) => command.Do(family.Episode, support.Posting, "Drives her", by, now, default))).Value;
        var asked = await world.As(support).Open(FamiliesLinks.RevealAddress(family.Ref, address));
        (await asked.Fill("Input.Why", "Driving her to court").Press("Show it")).Shows(GivenShield.Canary);

        var page = await world.As(family.Manager).Open(FamiliesLinks.EndLocationReader(family.Ref, reader));
        (await page.Press("Take them out")).Shows("They no longer see protected locations").Shows("Nobody else");

        (await world.As(support).Open(FamiliesLinks.RevealAddress(family.Ref, address))).Expect(HttpStatusCode.Forbidden).DoesNotShow(GivenShield.Canary);
        await world.Fact<LocationReaderEnded>(family);
        string Address(string reference) => FamiliesLinks.EndLocationReader(reference, reader);
        (await world.As(family.Manager).Open(Address(family.Ref))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.DaVictimWorker);
    }
}
