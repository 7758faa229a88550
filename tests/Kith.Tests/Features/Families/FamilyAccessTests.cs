using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class FamilyAccessTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_says_who_may_open_the_family()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Access(family.Ref))).Shows("Everyone who works with it").DoesNotShow("Restrict it");
        (await world.As(family.Manager).Open(FamiliesLinks.Team(family.Ref))).Shows("Who may open the family");

        await world.IsRestricted(family, CaseLabel.Restricted, family.SocialWorker);

        (await world.As(family.SocialWorker).Open(FamiliesLinks.Access(family.Ref))).Shows("Restricted").Shows(family.Manager.Name).DoesNotShow("Put somebody on the list");
        (await world.As(family.Manager).Open(FamiliesLinks.Access(family.Ref))).Shows("Put somebody on the list").Shows("Review by");
        await world.IsHidden(FamiliesLinks.Access, family);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(FamiliesLinks.Access(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
