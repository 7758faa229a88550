using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class TakeOffListTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task From_their_next_request_the_family_is_not_there()
    {
        var family = await world.Given.AFamily();
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        await world.IsRestricted(family, CaseLabel.Restricted, school);
        (await world.As(school).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        var page = await world.As(family.Manager).Open(FamiliesLinks.TakeOffList(family.Ref, await Listed(school)));

        (await page.Press("Take off the list")).Shows("Taken off the list").DoesNotShow(school.Name);

        (await world.As(school).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        await world.Fact<TakenOffFamilysList>(family);
    }

    [Fact]
    public async Task A_manager_always_stays_on_the_list_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily();
        await world.IsRestricted(family, CaseLabel.Restricted, family.SocialWorker);
        var address = FamiliesLinks.TakeOffList(family.Ref, await Listed(family.Manager));

        var refused = await (await world.As(family.Manager).Open(address)).Press("Take off the list");

        Assert.Equal(["Put another manager of the team on the list first: without one nobody could change it"], refused.ErrorSummary);
        (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        await world.IsHidden(reference => address.Replace(family.Ref, reference, StringComparison.Ordinal), family);
        (await world.As(family.Manager).Open(FamiliesLinks.TakeOffList(family.Ref, new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    private Task<RowId> Listed(WorkerInTest worker) => world.Read(db => db.ListedPostings.Where(n => n.Posting == worker.Posting).Select(n => n.Id).SingleAsync());
}
