using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class RevealAddressTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task One_value_is_shown_to_one_worker_for_five_minutes_and_it_stays_on_record()
    {
        var (family, address) = await world.AShieldedFamily();
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(FamiliesLinks.RevealAddress(family.Ref, address));
        page.Expect(HttpStatusCode.OK).Shows("Address withheld. You can ask to see it").DoesNotShow(GivenShield.Canary).DoesNotShow("7XQ").DoesNotShow("900999");
        Assert.Equal("Enter why you need to see it", (await page.Press("Show it")).ErrorOf("Input.Why"));
        Assert.Equal("Say why you need to see it in 10 characters or more", (await page.Fill("Input.Why", "because").Press("Show it")).ErrorOf("Input.Why"));

        var shown = await page.Fill("Input.Why", "The refuge asks who collects her").Press("Show it");

        shown.Shows("9 Secret Mews ZZ9 7XQ Phone 07700 900999").Shows("A protected location is shown on this page");
        Assert.Contains(GivenShield.Canary, shown.Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var fact = await world.Fact<AddressRevealed>(family);
        Assert.Contains(address.ToString(), fact.Data, StringComparison.Ordinal);
        var reveal = Assert.Single(await world.Read(db => db.Reveals.Where(r => r.Address == address).ToListAsync()));
        Assert.Equal(("The refuge asks who collects her", family.SocialWorker.Posting), (reveal.Why, reveal.Posting));
        (await visitor.Open(FamiliesLinks.People(family.Ref))).DoesNotShow(GivenShield.Canary);
        (await world.As(family.Manager).Open(FamiliesLinks.RevealAddress(family.Ref, address))).DoesNotShow(GivenShield.Canary);

        world.Clock.Pass(Reveal.Lasts + TimeSpan.FromSeconds(1));
        (await visitor.Open(FamiliesLinks.RevealAddress(family.Ref, address))).DoesNotShow(GivenShield.Canary).Shows("You can ask to see it");
    }

    [Fact]
    public async Task Outside_the_circle_nothing_is_shown_and_no_other_family_is_reached_through_this_one()
    {
        var (family, address) = await world.AShieldedFamily();
        var (other, elsewhere) = await world.AShieldedFamily();
        string Address(string reference) => FamiliesLinks.RevealAddress(reference, address);

        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.DaPerpetratorWorker);
        await world.IsRefused(Address, family, Role.FamilySupportWorker);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.RevealAddress(family.Ref, elsewhere))).Expect(HttpStatusCode.NotFound);
        var by = await world.Acting(other.SocialWorker);
        var refused = await world.Refusals((RevealAddress command, Now now) => command.Do(other.Episode, address, "Out of curiosity only", by, now, default));
        Assert.Equal(RefusalKind.NotFound, Assert.Single(refused).Kind);
        Assert.Empty(await world.Read(db => db.Reveals.Where(r => r.Address == address).ToListAsync()));
    }
}
