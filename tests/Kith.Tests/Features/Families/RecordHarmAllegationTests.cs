using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class RecordHarmAllegationTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Before_it_is_recorded_the_page_says_what_it_will_close()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul"));
        var perpetratorSide = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.RecordHarmAllegation(family.Ref));

        var asked = await page.Fill("Input.HarmedBy", family.Adult("Paul").Value.ToString()).Fill("Input.Harmed", family.Adult("Vera").Value.ToString()).Press("Continue");

        asked.Shows("Paul Larkspur is alleged to have harmed Vera Larkspur").Shows($"{perpetratorSide.Name}, who works with Paul Larkspur, will not see what is kept for Vera Larkspur’s side");
        Assert.Empty(await world.Read(db => db.HarmAllegations.Where(h => h.FamilyEpisode == family.Episode).ToListAsync()));

        (await asked.Press("Record it")).Expect(HttpStatusCode.OK).Shows("Paul Larkspur is alleged to have harmed Vera Larkspur");
        Assert.Contains(family.Adult("Vera"), (await world.Acting(perpetratorSide)).BarredVictims);
        await world.Fact<HarmAllegationRecorded>(family);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var (vera, paul) = (family.Adult("Vera").Value.ToString(), family.Adult("Paul").Value.ToString());
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.RecordHarmAllegation(family.Ref));

        var refused = await page.Press("Continue");
        Assert.Equal("Select who is alleged to have caused harm", refused.ErrorOf("Input.HarmedBy"));
        Assert.Equal("Select who is alleged to have been harmed", refused.ErrorOf("Input.Harmed"));
        refused = await page.Fill("Input.HarmedBy", vera).Fill("Input.Harmed", vera).Press("Continue");
        Assert.Equal("Select somebody other than the person alleged to have caused harm", refused.ErrorOf("Input.Harmed"));
        refused = await (await page.Fill("Input.HarmedBy", paul).Fill("Input.Harmed", vera).Press("Continue")).Press("Record it");
        Assert.Equal("This is already recorded", Assert.Single(refused.ErrorSummary));
        await world.IsHidden(FamiliesLinks.RecordHarmAllegation, family);
        await world.IsRefused(FamiliesLinks.RecordHarmAllegation, family, Role.DaVictimWorker);
    }
}
