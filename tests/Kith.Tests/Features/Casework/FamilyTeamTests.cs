using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Casework;

public sealed class FamilyTeamTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Named_workers_stand_by_discipline_with_the_adult_they_work_with()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul"));
        var worker = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");

        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.Team(family.Ref));

        page.Expect(HttpStatusCode.OK).Shows($"The family is with {family.Team.Name}").Shows(worker.Name).Shows("Domestic abuse, victim side").Shows("Vera Larkspur").Shows("16 Jun 2026").Shows("Lead worker");
        page.DoesNotShow("Name a worker");
        (await world.As(family.Manager).Open(FamiliesLinks.Team(family.Ref))).Shows("Name a worker").Shows("Change the lead worker").Shows("Close the work");
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.Unallocated());
        (await world.As(family.Manager).Open(FamiliesLinks.Team(family.Ref))).Shows("Nobody is named to this family yet").Shows("Allocate").Shows("Move to another team");
        await world.IsHidden(FamiliesLinks.Team, family);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(FamiliesLinks.Team(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
