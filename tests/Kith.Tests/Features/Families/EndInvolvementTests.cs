using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class EndInvolvementTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Who_no_longer_works_with_the_family_loses_sight_of_it_at_once()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var page = await world.As(family.Manager).Open(await Address(family, school));

        var team = await page.Fill("Input.Why", "Amy changed school").Press("End the involvement");

        team.Shows("Involvement ended").Shows("Amy changed school");
        (await world.As(school).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        Assert.DoesNotContain("school", (await world.Fact<InvolvementEnded>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var address = await Address(family, school);

        Assert.Equal("Enter why they no longer work with the family", (await (await world.As(family.Manager).Open(address)).Press("End the involvement")).ErrorOf("Input.Why"));
        (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        var other = await world.Given.AFamily();
        (await world.As(other.Manager).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(other.Manager).Open(address.Replace(family.Ref, other.Ref, StringComparison.Ordinal))).Expect(HttpStatusCode.NotFound);
    }

    private async Task<string> Address(FamilyInTest family, WorkerInTest worker) =>
        FamiliesLinks.EndInvolvement(family.Ref, await world.Read(db => db.Involvements.Where(i => i.Posting == worker.Posting).Select(i => i.Id).SingleAsync()));
}
