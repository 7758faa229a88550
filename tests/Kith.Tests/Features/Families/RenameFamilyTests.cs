using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class RenameFamilyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_family_gets_another_name()
    {
        var family = await world.Given.AFamily(f => f.Named("Larkspur").AChild("Amy"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.Rename(family.Ref));
        Assert.Equal("Larkspur", page.ValueOf("Input.Name"));

        (await page.Fill("Input.Name", "Larkspur-Moss").Press("Save")).Expect(HttpStatusCode.OK).Shows("Name of the family changed");

        Assert.Equal("Larkspur-Moss", await world.Read(db => db.Families.Where(f => f.Id == family.Id).Select(f => f.Name).SingleAsync()));
        await world.Fact<FamilyRenamed>(family);
    }

    [Fact]
    public async Task Whoever_was_slower_sees_both_names_and_decides()
    {
        var family = await world.Given.AFamily(f => f.Named("Larkspur"));
        var mine = await world.As(family.SocialWorker).Open(FamiliesLinks.Rename(family.Ref));
        var theirs = await world.As(family.Manager).Open(FamiliesLinks.Rename(family.Ref));
        await theirs.Fill("Input.Name", "Foxglove").Press("Save");

        var both = await mine.Fill("Input.Name", "Moss").Press("Save");

        both.Shows("Somebody else changed this while you were working on it").Shows("Foxglove").Shows("Moss");
        (await both.Press("Save")).Shows("Name of the family changed");
        Assert.Equal("Moss", await world.Read(db => db.Families.Where(f => f.Id == family.Id).Select(f => f.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_name_is_needed_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.Rename(family.Ref));

        Assert.Equal("Enter a name for the family", (await page.Fill("Input.Name", " ").Press("Save")).ErrorOf("Input.Name"));
        await world.IsHidden(FamiliesLinks.Rename, family);
        await world.IsRefused(FamiliesLinks.Rename, family, Role.SubstanceMisuseWorker);
    }
}
