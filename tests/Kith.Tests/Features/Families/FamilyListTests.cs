using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class FamilyListTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_sees_their_families_and_no_other()
    {
        var mine = await world.Given.AFamily(f => f.Named("Heron").AChild("Amy", aged: 6).AChild("Ben", aged: 4));
        await world.Given.AFamily(f => f.Named("Kestrel"));

        var page = await world.As(mine.SocialWorker).Open(FamiliesLinks.List());

        page.Expect(HttpStatusCode.OK).Shows("Heron").Shows("Amy (6)").Shows("Ben (4)").Shows(mine.SocialWorker.Name).DoesNotShow("Kestrel").Shows("1 family");
        page.DoesNotShow("Add family");
        (await world.As(mine.Manager).Open(FamiliesLinks.List())).Shows("Add family");
    }

    [Fact]
    public async Task A_colleague_of_the_family_team_finds_it_under_the_team_and_not_under_mine()
    {
        var family = await world.Given.AFamily(f => f.Named("Dunnock"));
        var colleague = world.As(await world.Given.AWorker(Role.FamilySupportWorker, family.Team));

        (await colleague.Open("/families?show=Team")).Shows("Dunnock");
        (await colleague.Open("/families?show=Mine")).Shows("No families match");
        (await world.As(family.SocialWorker).Open("/families?show=Mine")).Shows("Dunnock");
    }

    [Theory]
    [InlineData("wagtai", true)]
    [InlineData("GREY WAG", true)]
    [InlineData("heron", false)]
    public async Task A_family_is_found_by_part_of_its_name(string text, bool isFound)
    {
        var family = await world.Given.AFamily(f => f.Named("Grey Wagtail"));

        var page = await (await world.As(family.SocialWorker).Open("/families")).Fill("Text", text).Press("Show");

        Assert.Equal(isFound, page.Text.Contains("1 family", StringComparison.Ordinal));
        (await page.Fill("Text", family.Ref).Press("Show")).Shows("Grey Wagtail");
        var tooLong = await page.Fill("Text", new string('x', 201)).Press("Show");
        Assert.Equal("What you look for must be 200 characters or fewer", tooLong.ErrorOf("Text"));
        Assert.Equal(201, tooLong.ValueOf("Text")!.Length);
    }

    [Fact]
    public async Task Families_without_a_lead_and_closed_ones_have_their_own_lists()
    {
        var team = await world.Given.ATeam();
        var waiting = await world.Given.AFamily(f => f.Named("Robin").Of(team).Unallocated());
        var closed = await world.Given.AFamily(f => f.Named("Swift").Of(team));
        var by = await world.Acting(closed.Manager);
        var version = await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == closed.Episode).Select(e => e.Version).SingleAsync());
        Assert.True((await world.Do((CloseFamilyEpisode command, Now now) => command.Do(closed.Episode, now.Today, "Moved away", null, version, by, now, default))).Ok);
        var manager = world.As(waiting.Manager);

        (await manager.Open("/families?show=Unallocated")).Shows("Robin").Shows("Not allocated").DoesNotShow("Swift");
        (await manager.Open("/families?show=Closed")).Shows("Swift").DoesNotShow("Robin");
        (await manager.Open("/families")).Shows("Robin").DoesNotShow("Swift");
    }

    [Fact]
    public async Task Long_lists_are_cut_into_pages_and_sorted_in_the_database()
    {
        var team = await world.Given.ATeam();
        var manager = await world.Given.AWorker(Role.TeamManager, team);
        var by = await world.Acting(manager);
        foreach (var number in Enumerable.Range(1, 27))
        {
            await world.Do((AddFamily command, Now now) => command.Do($"Finch {number:00}", now.Today.AddDays(-number), by, now, default));
        }

        var first = await world.As(manager).Open("/families");
        var second = await world.As(manager).Open("/families?p=2");
        var newest = await world.As(manager).Open("/families?sort=Opened");

        first.Shows("27 families").Shows("Finch 25").DoesNotShow("Finch 26");
        second.Shows("Finch 26").Shows("Finch 27").DoesNotShow("Finch 25");
        Assert.True(newest.Text.IndexOf("Finch 01", StringComparison.Ordinal) < newest.Text.IndexOf("Finch 02", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_without_families_is_told_how_one_comes()
    {
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(FamiliesLinks.List())).Shows("A family appears here when your manager names you to it");
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(FamiliesLinks.List())).Expect(HttpStatusCode.Forbidden);
    }
}
