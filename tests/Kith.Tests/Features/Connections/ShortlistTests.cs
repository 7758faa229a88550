using System.Net;
using Kith.Features.Connections;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Connections;

public sealed class ShortlistTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task A_service_is_kept_in_mind_and_nothing_is_passed_on()
    {
        var family = await world.AFamilyAtHome();
        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.Shortlist(family.Ref, ConnectionsWorld.Near));
        Assert.Equal("parenting", page.ValueOf("Input.Need"));

        var list = await page.Fill("Input.Reason", "Somewhere to play").Choose("Input.MayRead", SideChoice.Everyone).Press("Shortlist");

        list.Shows("On the shortlist").Shows("Play near home").Shows("Somewhere to play");
        Assert.DoesNotContain("play", (await world.Fact<ServiceShortlisted>(family)).Data, StringComparison.Ordinal);
        (await world.As(family.SocialWorker).Open(ConnectionsLinks.Find(family.Ref))).Shows("Shortlisted");
    }

    [Fact]
    public async Task A_service_that_tells_of_domestic_abuse_is_kept_on_one_side()
    {
        var family = await world.AFamilyAtHome();
        var visitor = world.As(family.SocialWorker);
        var page = (await visitor.Open(ConnectionsLinks.Shortlist(family.Ref, ConnectionsWorld.Refuge))).Shows("it is kept on one side");
        Assert.DoesNotContain(page.Document.QuerySelectorAll("input[name='Input.MayRead']"), i => i.GetAttribute("value") == SideChoice.Everyone);

        var refused = await page.Fill("Input.Reason", "A safe place").Press("Shortlist");
        Assert.Equal("Select who may read this", refused.ErrorOf("Input.MayRead"));
        var forged = page.Fields().Where(f => f.Key != "Input.MayRead").Append(new("Input.MayRead", SideChoice.Everyone)).ToList();
        Assert.Equal("Select whose side this is kept on: the service itself tells of domestic abuse", (await visitor.Post(page.Address, forged)).ErrorOf("Input.MayRead"));
        await refused.Choose("Input.MayRead", SideChoice.Of(Side.VictimOf(family.Adult("Vera")))).Press("Shortlist");

        Assert.Equal(Label.DaVictim, (await world.Read(db => db.Connections.SingleAsync(c => c.FamilyEpisode == family.Episode))).Label);
        Assert.Equal(Label.DaVictim, (await world.Fact<ServiceShortlisted>(family)).Label);
    }

    [Fact]
    public async Task Whoever_keeps_no_side_is_told_so_and_cannot_keep_it()
    {
        var family = await world.AFamilyAtHome();
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Vera");
        var by = await world.Acting(recovery);

        (await world.As(recovery).Open(ConnectionsLinks.Shortlist(family.Ref, ConnectionsWorld.Refuge))).Shows("You cannot keep anything on a side in this family");
        var input = new ShortlistInput { Reason = "x", MayRead = SideChoice.Of(Side.VictimOf(family.Adult("Vera"))) };
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((Shortlist command, Now now) => command.Do(family.Episode, ConnectionsWorld.Refuge, input, by, now, default))).Kind);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.AFamilyAtHome();
        var refused = await (await world.As(family.SocialWorker).Open(ConnectionsLinks.Shortlist(family.Ref, ConnectionsWorld.Near))).Press("Shortlist");

        Assert.Equal("Enter what this service should help with", refused.ErrorOf("Input.Reason"));
        (await world.As(family.SocialWorker).Open(ConnectionsLinks.Shortlist(family.Ref, new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => ConnectionsLinks.Shortlist(r, ConnectionsWorld.Near), family);
        await world.IsRefused(r => ConnectionsLinks.Shortlist(r, ConnectionsWorld.Near), family, Role.SchoolDsl);
    }
}

public sealed class ChangeShortlistedTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task It_is_reworded_taken_off_and_put_back()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AShortlisted(family);
        var visitor = world.As(family.SocialWorker);
        var address = ConnectionsLinks.ChangeShortlisted(family.Ref, id);

        (await (await visitor.Open(address)).Fill("Input.Reason", "Company on Mondays").Press("Save")).Shows("Company on Mondays");
        var removed = await (await visitor.Open(address)).Press("Take off the shortlist");
        removed.Shows("Taken off the shortlist. You can put it back below").Shows("Nothing is on the shortlist").Shows("Taken off the shortlist (1)");
        (await (await visitor.Open(address)).Press("Put back on the shortlist")).Shows("Back on the shortlist").Shows("Company on Mondays").DoesNotShow("Taken off the shortlist (");
        Assert.Equal(3, (await world.Facts<ShortlistChanged>()).Count(f => f.FamilyEpisode == family.Episode));
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_overwritten_and_the_door_is_kept()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AShortlisted(family, Side.VictimOf(family.Adult("Vera")));
        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.ChangeShortlisted(family.Ref, id));
        await (await world.As(family.Manager).Open(page.Address)).Fill("Input.Reason", "The manager’s").Press("Save");

        (await page.Fill("Input.Reason", "Mine").Press("Save")).Shows("Somebody else changed this").Shows("The manager’s");
        Assert.Equal("Enter what this service should help with", (await (await world.As(family.SocialWorker).Open(page.Address)).Fill("Input.Reason", "").Press("Save")).ErrorOf("Input.Reason"));
        var hisWorker = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        (await world.As(hisWorker).Open(page.Address)).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => ConnectionsLinks.ChangeShortlisted(r, id), family);
        await world.IsRefused(r => ConnectionsLinks.ChangeShortlisted(r, id), family, Role.SchoolDsl);
    }
}

public sealed class ShortlistOnPaperTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task It_has_what_a_family_needs_and_a_square_to_scan()
    {
        var family = await world.AFamilyAtHome();
        await world.AShortlisted(family);
        await world.AShortlisted(family, service: ConnectionsWorld.ForWorkers);

        var page = (await world.As(family.SocialWorker).Open(ConnectionsLinks.Paper(family.Ref))).Expect(HttpStatusCode.OK);

        page.Shows("Play near home").Shows("07700 900123").Shows("Quiet room").DoesNotShow("Somewhere to play");
        Assert.Single(page.Document.QuerySelectorAll("svg.kith-square"));
        Assert.NotNull((await world.As(family.SocialWorker).Open(ConnectionsLinks.Paper(family.Ref, isLarge: true))).Document.QuerySelector(".kith-large-print"));
    }

    [Fact]
    public async Task What_is_kept_on_a_side_is_only_on_that_persons_paper()
    {
        var family = await world.AFamilyAtHome();
        await world.AShortlisted(family, Side.VictimOf(family.Adult("Vera")), ConnectionsWorld.Refuge);
        var visitor = world.As(family.SocialWorker);
        var hisWorker = world.As(await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul"));

        (await visitor.Open(ConnectionsLinks.Paper(family.Ref))).Shows("What is kept on one side of domestic abuse is not on this paper").DoesNotShow("Meadow House");
        (await visitor.Open(ConnectionsLinks.Paper(family.Ref, family.Adult("Vera")))).Shows("Meadow House").Shows("Hand it over in person").DoesNotShow("Mill Lane");
        (await visitor.Open(ConnectionsLinks.Paper(family.Ref, family.Adult("Paul")))).DoesNotShow("Meadow House");
        (await hisWorker.Open(ConnectionsLinks.Paper(family.Ref))).Shows("Nothing is on the shortlist").DoesNotShow("not on this paper").DoesNotShow("Vera Larkspur’s side");
        (await hisWorker.Open(ConnectionsLinks.Paper(family.Ref, family.Adult("Vera")))).DoesNotShow("Meadow House");
    }

    [Fact]
    public async Task Others_are_refused()
    {
        var family = await world.AFamilyAtHome();

        (await world.As(family.SocialWorker).Open(ConnectionsLinks.Paper(family.Ref, new PersonId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => ConnectionsLinks.Paper(r), family);
        await world.IsRefused(r => ConnectionsLinks.Paper(r), family, Role.SchoolDsl);
    }
}
