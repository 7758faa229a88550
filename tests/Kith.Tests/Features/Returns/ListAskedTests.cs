using System.Net;
using Kith.Features.Casework;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ListAskedTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task Every_night_the_rules_are_asked_and_workers_see_what_they_ask_of_their_families()
    {
        var (family, stranger) = await Watched("481");
        var visitor = world.As(family.SocialWorker);
        (await visitor.Open("/")).Shows("things the census would ask about your families");

        (await visitor.Open(ReturnsLinks.Asked())).Expect(HttpStatusCode.OK).Shows("8610").Shows("Amy Larkspur").Shows("Mend");

        (await world.As(stranger).Open(ReturnsLinks.Asked())).Shows("Nothing is asked about your families");
        (await world.As(family.Manager).Open(ReturnsLinks.Asked())).Shows("8610");
        (await world.As(await world.Given.AWorker(Role.SchoolDsl)).Open(ReturnsLinks.Asked())).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_saved_is_asked_again_at_once()
    {
        var (family, _) = await Watched("482");
        var referral = await world.Read(db => db.ChildEpisodes.Where(e => e.FamilyEpisode == family.Episode).Select(e => e.Id).SingleAsync());

        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.ChangeReferral(family.Ref, referral));
        (await page.Choose("Input.Need", "N1").Fill("Input.Source", "6").Press("Save the referral")).Shows("Referral saved");

        (await world.As(family.SocialWorker).Open(ReturnsLinks.Asked())).DoesNotShow("8610");
    }

    [Fact]
    public async Task What_one_save_tells_of_two_children_is_asked_of_both()
    {
        var team = await world.Given.ATeam();
        await world.StartedAssessment(await world.Given.AFamily(f => f.Of(team).AChild("Zoe")));
        await world.Watched(team, "483");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy").AChild("Ben"));

        await world.StartedAssessment(family);

        (await world.As(family.SocialWorker).Open(ReturnsLinks.Asked())).Shows("Amy Larkspur").Shows("Ben Larkspur");
    }

    private async Task<(FamilyInTest Family, WorkerInTest Stranger)> Watched(string lea)
    {
        var team = await world.Given.ATeam();
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy"));
        await world.StartedAssessment(family);
        await world.Watched(team, lea);
        return (family, await world.Given.AWorker(Role.SocialWorker, team));
    }
}
