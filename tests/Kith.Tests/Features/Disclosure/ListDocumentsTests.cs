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

    [Fact]
    public async Task For_whom_it_is_tells_nobody_outside_the_circle_where_somebody_is_and_nobody_whether_they_guessed_it()
    {
        var (family, _) = await world.AShieldedFamily();
        var (support, other) = (await world.Given.ACoWorker(family, Role.FamilySupportWorker), await world.Given.ACoWorker(family, Role.FamilySupportWorker));
        await world.Starts(family, GivenDocument.Wanted(null) with { Body = $"The landlord of {GivenShield.Canary}" });

        (await world.As(support).Open(DisclosureLinks.OfFamily(family.Ref))).Shows("The landlord of [left out]").DoesNotShow("Secret");
        (await world.As(family.SocialWorker).Open(DisclosureLinks.OfFamily(family.Ref))).Shows($"The landlord of {GivenShield.Canary}");
        await world.Starts(family, GivenDocument.Wanted(null) with { Body = $"Guessed: {GivenShield.Canary}" }, support);
        (await world.As(support).Open(DisclosureLinks.OfFamily(family.Ref))).Shows($"Guessed: {GivenShield.Canary}").Shows("The landlord of [left out]");
        (await world.As(other).Open(DisclosureLinks.OfFamily(family.Ref))).Shows("Guessed: [left out]").DoesNotShow("Secret");
    }
}
