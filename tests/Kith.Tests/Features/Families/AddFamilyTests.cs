using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class AddFamilyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_manager_adds_a_family_which_their_team_then_has()
    {
        var manager = await world.Given.AWorker(Role.TeamManager);
        var page = await world.As(manager).Open(FamiliesLinks.Add());
        Assert.Equal("16", page.ValueOf("Input.OpenedOn.Day"));

        var people = await page.Fill("Input.Name", "  Sparrow ").Press("Save");

        people.Expect(HttpStatusCode.OK).Shows("Family added. Now add its people").Shows("Nobody is recorded in this family yet");
        var family = await world.Read(db => db.Families.SingleAsync(f => f.Name == "Sparrow"));
        Assert.Matches("^[2-9b-hj-kmnp-tv-z]{8}$", family.Ref);
        var episode = await world.Read(db => db.FamilyEpisodes.SingleAsync(e => e.Family == family.Id));
        Assert.Equal(world.Clock.Today, episode.OpenedOn);
        var team = await world.Read(db => db.Involvements.SingleAsync(i => i.FamilyEpisode == episode.Id));
        Assert.Equal(manager.Team, team.Team);
        var fact = Assert.Single(await world.Facts<FamilyAdded>(), f => f.Family == family.Id);
        Assert.DoesNotContain("Sparrow", fact.Data, StringComparison.Ordinal);
        Assert.Single(await world.Facts<FamilyEpisodeOpened>(), f => f.Family == family.Id);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var page = await world.As(await world.Given.AWorker(Role.TeamManager)).Open(FamiliesLinks.Add());

        var refused = await page.FillDate("Input.OpenedOn", world.Clock.Today.AddDays(1)).Press("Save");

        Assert.Equal("Enter a name for the family", refused.ErrorOf("Input.Name"));
        Assert.Equal("The day the work opened must be today or in the past", refused.ErrorOf("Input.OpenedOn"));
    }

    [Fact]
    public async Task Only_a_manager_adds_families()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);

        (await world.As(worker).Open(FamiliesLinks.Add())).Expect(HttpStatusCode.Forbidden);

        var by = await world.Acting(worker);
        var refusals = await world.Refusals((AddFamily command, Now now) => command.Do("Sparrow", now.Today, by, now, default));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(refusals).Kind);
    }
}
