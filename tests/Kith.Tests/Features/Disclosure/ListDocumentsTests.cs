using Kith.Features.Disclosure;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Disclosure;

public sealed class ListDocumentsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_went_out_what_waits_and_what_is_begun_stand_on_one_list()
    {
        var (family, _) = await world.AShieldedFamily();
        var visitor = world.As(family.SocialWorker);
        (await visitor.Open(DisclosureLinks.OfFamily(family.Ref))).Shows("Nothing has been prepared");
        await world.AReleasedLetter(family, family.Adult("Paul"));
        await world.AMadeLetter(family, null);
        await world.Started(family, family.Adult("Vera"));

        var page = await visitor.Open(DisclosureLinks.OfFamily(family.Ref));

        page.Shows($"Released by {family.Manager.Name}").Shows("Northmoor Family Court").Shows("Look and release").Shows("Choose what goes");
        await world.IsHidden(DisclosureLinks.OfFamily, family);
        await world.IsRefused(DisclosureLinks.OfFamily, family, Role.SchoolDsl);
    }
}
