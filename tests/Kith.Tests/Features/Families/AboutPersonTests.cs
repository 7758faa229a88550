using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class AboutPersonTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_person_page_says_what_is_known_and_what_is_not()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", aged: 6).AnAdult("Vera"));
        var by = await world.Acting(family.SocialWorker);
        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));

        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.Person(family.Ref, family.Child("Amy")));

        page.Expect(HttpStatusCode.OK).Shows("Amy Larkspur").Shows("Child, aged 6").Shows("Child of Vera Larkspur, who has parental responsibility").Shows("Ethnicity Not recorded");
        page.Shows("Change details").Shows("Protect their whereabouts");
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        (await world.As(school).Open(FamiliesLinks.Person(family.Ref, family.Child("Amy")))).Shows("Amy Larkspur").DoesNotShow("Change details");
    }

    [Fact]
    public async Task A_person_of_another_family_does_not_exist_here()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));

        (await world.As(family.SocialWorker).Open(FamiliesLinks.Person(family.Ref, other.Child("Zoe")))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => FamiliesLinks.Person(r, family.Child("Amy")), family);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(FamiliesLinks.Person(family.Ref, family.Child("Amy")))).Expect(HttpStatusCode.Forbidden);
    }
}
