using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class RestrictionsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Reviews_are_listed_for_those_on_the_list_and_by_reference_for_the_head_of_service()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillfish"));
        var hidden = await world.Given.AFamily(f => f.Of(family.Team));
        await world.IsRestricted(family);
        await world.IsRestricted(hidden, CaseLabel.Sealed);
        world.Clock.Pass(TimeSpan.FromDays(91));

        (await world.As(family.Manager).Open(FamiliesLinks.Restrictions)).Shows(family.Ref).Shows("Overdue").DoesNotShow(hidden.Ref);
        (await world.As(hidden.Manager).Open(FamiliesLinks.Restrictions)).Shows("Sealed").DoesNotShow(family.Ref);
        var head = await world.As(await world.Given.AWorker(Role.ServiceManager, family.Team)).Open(FamiliesLinks.Restrictions);
        head.Shows(family.Ref).Shows("Overdue").DoesNotShow("Quillfish").DoesNotShow(hidden.Ref);
        (await world.As(await world.Given.AWorker(Role.ServiceManager)).Open(FamiliesLinks.Restrictions)).Shows("None that you oversee.");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Restrictions)).Expect(HttpStatusCode.Forbidden);
    }
}
