using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class SayWhereThingsAreTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task One_paragraph_says_where_things_are()
    {
        var family = await world.Given.AFamily();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.WhereThingsAre(family.Ref));

        await page.Fill("Input.WhereThingsAre", "Vera has moved in with Gran").Press("Save");

        var episode = await world.Read(db => db.FamilyEpisodes.SingleAsync(e => e.Id == family.Episode));
        Assert.Equal(("Vera has moved in with Gran", family.SocialWorker.Posting), (episode.WhereThingsAre, episode.WhereThingsAreBy));
        Assert.Equal("{}", (await world.Fact<WhereThingsAreSaid>(family)).Data);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.WhereThingsAre(family.Ref));

        Assert.Equal("Enter where things are now", (await page.Press("Save")).ErrorOf("Input.WhereThingsAre"));
        Assert.Equal("Where things are now must be 1,000 characters or fewer", (await page.Fill("Input.WhereThingsAre", new string('x', 1001)).Press("Save")).ErrorOf("Input.WhereThingsAre"));
        await world.IsHidden(FamiliesLinks.WhereThingsAre, family);
        await world.IsRefused(FamiliesLinks.WhereThingsAre, family, Role.DaVictimWorker);
    }

    [Fact]
    public async Task Whoever_was_slower_sees_both_paragraphs()
    {
        var family = await world.Given.AFamily();
        var mine = await world.As(family.SocialWorker).Open(FamiliesLinks.WhereThingsAre(family.Ref));
        await (await world.As(family.Manager).Open(FamiliesLinks.WhereThingsAre(family.Ref))).Fill("Input.WhereThingsAre", "The manager’s words").Press("Save");

        var both = await mine.Fill("Input.WhereThingsAre", "My words").Press("Save");

        both.Shows("Somebody else changed this").Shows("The manager’s words").Shows("My words");
    }
}
