using System.Net;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class FamilyAskedTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task The_family_shows_what_would_be_asked_about_it()
    {
        var team = await world.Given.ATeam();
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy"));
        var quiet = await world.Given.AFamily(f => f.Of(team).AChild("Ben"));
        await world.StartedAssessment(family);
        await world.Watched(team, "491");
        var visitor = world.As(family.SocialWorker);
        (await visitor.Open(FamiliesLinks.Home(family.Ref))).Shows("things the census would ask");

        (await visitor.Open(ReturnsLinks.AskedOf(family.Ref))).Expect(HttpStatusCode.OK).Shows("8610").Shows("Amy Larkspur");

        (await world.As(quiet.SocialWorker).Open(ReturnsLinks.AskedOf(quiet.Ref))).Shows("Nothing is asked about this family");
        await world.IsHidden(r => ReturnsLinks.AskedOf(r), family);
        await world.IsRefused(r => ReturnsLinks.AskedOf(r), family, Role.SchoolDsl);
    }
}
