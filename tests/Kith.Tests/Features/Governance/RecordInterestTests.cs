using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Governance;

public sealed class RecordInterestTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_manager_shuts_a_worker_out_who_learns_nothing_and_privacy_officers_are_told()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var page = await world.As(family.Manager).Open(GovernanceLinks.RecordInterest(family.Ref));
        Assert.Equal("Select a worker", (await page.Press("Record it")).ErrorOf("Input.Posting"));
        Assert.Equal("Select the person", (await page.Press("Record it")).ErrorOf("Input.Person"));
        Assert.Equal("Select who they are", (await page.Press("Record it")).ErrorOf("Input.Kind"));
        Assert.Equal("Nobody has this work email address", (await page.Fill("Input.WorkEmail", "nobody@kith.example").Press("Record it")).ErrorOf("Input.WorkEmail"));

        (await page.Fill("Input.WorkEmail", "").Fill("Input.Posting", family.SocialWorker.Posting.Value.ToString()).Fill("Input.Person", family.Adult("Vera").Value.ToString())
            .Choose("Input.Kind", "NeighbourOrFriend").Press("Record it")).Shows("Recorded. The worker is shut out of the family");

        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open(GovernanceLinks.Declare)).DoesNotShow("What you declared");
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));
        (await officer.Open(GovernanceLinks.Alerts)).Shows("A worker was shut out of families by a conflict of interest").DoesNotShow(family.SocialWorker.Name);
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily();

        await world.IsHidden(GovernanceLinks.RecordInterest, family);
        (await world.As(family.SocialWorker).Open(GovernanceLinks.RecordInterest(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
