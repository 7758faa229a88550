using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Casework;

public sealed class MoveTeamTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_family_moves_to_another_team_whose_manager_then_allocates_it()
    {
        var intake = await world.Given.ATeam(isIntake: true);
        var family = await world.Given.AFamily(f => f.Of(intake).Unallocated());
        var there = await world.Given.AWorker(Role.TeamManager);
        (await world.As(there).Open(CaseworkLinks.Allocate(family.Ref))).Expect(HttpStatusCode.NotFound);
        var page = await world.As(family.Manager).Open(CaseworkLinks.MoveTeam(family.Ref));

        (await page.Fill("Input.Team", there.Team.Value.ToString()).Fill("Input.Why", "They live in the south").Press("Move the family")).Shows("The family is now with the other team");

        (await world.As(there).Open(CaseworkLinks.Allocate(family.Ref))).Expect(HttpStatusCode.OK);
        (await world.As(family.Manager).Open(FamiliesLinks.Team(family.Ref))).Expect(HttpStatusCode.NotFound);
        await world.Fact<FamilyMovedToTeam>(family);
    }

    [Fact]
    public async Task Whoever_still_works_with_a_family_that_moved_leaves_its_circle_once_the_other_team_allocates_it()
    {
        var (family, address) = await world.AShieldedFamily();
        await world.IsNamedIntoTheCircle(family, family.SocialWorker);
        var there = await world.Given.AWorker(Role.TeamManager);
        var next = await world.Given.AWorker(Role.SocialWorker, new TeamInTest(there.Team, there.Agency, string.Empty));
        var (before, after) = (await world.Acting(family.Manager), await world.Acting(there));
        var reveal = FamiliesLinks.RevealAddress(family.Ref, address);

        Assert.True((await world.Do((MoveTeam command, Now now) => command.Do(family.Episode, there.Team, "They live in the south", before, now, default))).Ok);
        (await world.As(family.SocialWorker).Open(reveal)).Expect(HttpStatusCode.OK);
        Assert.True((await world.Do((Allocate command, Now now) => command.Do(family.Episode, next.Posting, "They live in the south", after, now, default))).Ok);

        (await world.As(family.SocialWorker).Open(reveal)).Expect(HttpStatusCode.NotFound);
        Assert.Contains(family.SocialWorker.Posting.ToString(), (await world.Fact<LocationReaderEnded>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily();
        var refused = await (await world.As(family.Manager).Open(CaseworkLinks.MoveTeam(family.Ref))).Press("Move the family");

        Assert.Equal("Select the team that takes over", refused.ErrorOf("Input.Team"));
        Assert.Equal("Enter why the family moves to another team", refused.ErrorOf("Input.Why"));
        var by = await world.Acting(family.Manager);
        var refusals = await world.Refusals((MoveTeam command, Now now) => command.Do(family.Episode, family.Team.Team, "Why", by, now, default));
        Assert.Equal("The family is already with that team", Assert.Single(refusals).Message);
        await world.IsHidden(CaseworkLinks.MoveTeam, family);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.MoveTeam(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
