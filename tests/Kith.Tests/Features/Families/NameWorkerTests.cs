using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class NameWorkerTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_manager_names_an_adult_specialist_with_the_adult_they_work_with()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var worker = await world.Given.AWorker(Role.SubstanceMisuseWorker, await world.Given.ATeam());
        (await world.As(worker).Open(FamiliesLinks.Team(family.Ref))).Expect(HttpStatusCode.NotFound);
        var page = await world.As(family.Manager).Open(FamiliesLinks.NameWorker(family.Ref));

        Assert.Equal("Nobody who works with families has this work email address", (await page.Fill("Input.WorkEmail", "nobody@kith.example").Press("Name this worker")).ErrorOf("Input.WorkEmail"));
        var team = await page.Fill("Input.WorkEmail", worker.Account.Email).Fill("Input.Adult", family.Adult("Vera").Value.ToString()).Press("Name this worker");

        team.Shows("Worker named").Shows(worker.Name).Shows("Vera Larkspur").Shows("Substance misuse");
        (await world.As(worker).Open(FamiliesLinks.Team(family.Ref))).Expect(HttpStatusCode.OK);
        await world.Fact<WorkerNamed>(family);
    }

    [Fact]
    public async Task Nobody_is_named_to_both_sides_of_domestic_abuse()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var worker = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Paul");
        var page = await world.As(family.Manager).Open(FamiliesLinks.NameWorker(family.Ref));

        var refused = await page.Fill("Input.Posting", worker.Posting.Value.ToString()).Fill("Input.Adult", family.Adult("Vera").Value.ToString()).Press("Name this worker");

        Assert.Equal($"{worker.Name} already works with the person alleged to have harmed Vera Larkspur", refused.ErrorOf("Input.Adult"));
        Assert.Single(await world.Read(db => db.Involvements.Where(i => i.Posting == worker.Posting).ToListAsync()));
    }

    [Fact]
    public async Task Not_even_when_they_have_stopped_working_with_the_other()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var worker = await world.Given.ACoWorker(family, Role.Psychologist, withAdult: "Vera");
        var by = await world.Acting(family.Manager);
        var involvement = await world.Read(db => db.Involvements.SingleAsync(i => i.Posting == worker.Posting));
        await world.Do((EndInvolvement command, Now now) => command.Do(family.Episode, involvement.Id, "Finished", 0, by, now, default));

        var refusals = await world.Refusals((NameWorker command, Now now) => command.Do(family.Episode, worker.Posting, family.Adult("Paul"), by, now, default));

        Assert.Equal($"{worker.Name} has already worked with the person whom Paul Larkspur is alleged to have harmed", Assert.Single(refusals).Message);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var worker = await world.Given.AWorker(Role.DaVictimWorker, family.Team);
        var page = await world.As(family.Manager).Open(FamiliesLinks.NameWorker(family.Ref));

        Assert.Equal("Select a worker", (await page.Press("Name this worker")).ErrorOf("Input.Posting"));
        Assert.Equal("Select the adult they work with", (await page.Fill("Input.Posting", worker.Posting.Value.ToString()).Press("Name this worker")).ErrorOf("Input.Adult"));
        var refused = await page.Fill("Input.Posting", family.SocialWorker.Posting.Value.ToString()).Press("Name this worker");
        Assert.Equal("They already work with this family", refused.ErrorOf("Input.Posting"));
        Assert.DoesNotContain("Analyst", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));

        await world.IsHidden(FamiliesLinks.NameWorker, family);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.NameWorker(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
