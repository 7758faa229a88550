using System.Net;
using Kith.Features.Supervision;
using Kith.Practice.Access;
using Kith.Practice.Supervision;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Supervision;

public sealed class TakePartTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_starts_empty_and_keeps_what_was_saved()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var session = await world.SessionOf(family);
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(SupervisionLinks.MyPart(family.Ref, session));
        page.Expect(HttpStatusCode.OK).Shows("How is the family overall?").DoesNotShow("Who can read this");
        Assert.Null(page.ValueOf("Input.Overall.Value"));
        Assert.Null(page.ValueOf("Input.Children[0].Value"));
        Assert.Equal(string.Empty, page.ValueOf("Input.Update"));

        var agenda = await page
            .Choose("Input.Overall.Value", "Red").Fill("Input.Overall.Reason", "No safe adult at home")
            .Choose("Input.Children[0].Value", "Amber")
            .Choose("Input.Dimensions[4].Value", "Green")
            .Fill("Input.Update", "I am in court that day")
            .Press("Save my part");

        agenda.Shows("Your part is saved").Shows("Red").Shows("No safe adult at home").Shows("Amy Larkspur").Shows("The family, engagement").Shows("I am in court that day");
        Assert.Equal(SupervisionLinks.Session(family.Ref, session), agenda.Address);
        var again = await visitor.Open(SupervisionLinks.MyPart(family.Ref, session));
        Assert.Equal("Red", again.ValueOf("Input.Overall.Value"));
        Assert.Equal("I am in court that day", again.ValueOf("Input.Update"));
        var facts = (await world.Facts<OwnRagGiven>()).Where(f => f.FamilyEpisode == family.Episode).ToList();
        Assert.Equal(3, facts.Count);
        Assert.DoesNotContain(facts, f => f.Data.Contains("safe adult", StringComparison.Ordinal));
        Assert.Single(await world.Facts<UpdateWritten>(), f => f.FamilyEpisode == family.Episode);
    }

    [Fact]
    public async Task A_change_replaces_what_was_given_and_an_emptied_update_is_withdrawn()
    {
        var family = await world.Given.AFamily();
        await world.OwnRag(family, family.SocialWorker, Rag.Red, update: "Away");
        var session = await world.SessionOf(family);
        var page = await world.As(family.SocialWorker).Open(SupervisionLinks.MyPart(family.Ref, session));

        await page.Choose("Input.Overall.Value", "Green").Fill("Input.Update", "").Press("Save my part");

        var rating = await world.Read(db => db.RagRatings.SingleAsync(r => r.Supervision == session));
        Assert.Equal(Rag.Green, rating.Value);
        Assert.False(await world.Read(db => db.Minutes.AnyAsync(m => m.Supervision == session)));
        Assert.Single(await world.Facts<UpdateWithdrawn>(), f => f.FamilyEpisode == family.Episode);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var page = await world.As(family.SocialWorker).Open(SupervisionLinks.MyPart(family.Ref, await world.SessionOf(family)));

        var refused = await page
            .Choose("Input.Children[0].Value", "Red")
            .Fill("Input.Dimensions[0].Reason", "A reason without a rating")
            .Fill("Input.Update", new string('a', 20_001))
            .Press("Save my part");

        Assert.Equal("Select red, amber or green", refused.ErrorOf("Input.Overall.Value"));
        Assert.Equal("Say why the child is red", refused.ErrorOf("Input.Children[0].Reason"));
        Assert.Equal("Select red, amber or green", refused.ErrorOf("Input.Dimensions[0].Value"));
        Assert.Equal("The text must be 20,000 characters or fewer", refused.ErrorOf("Input.Update"));
        Assert.Equal("A reason without a rating", refused.ValueOf("Input.Dimensions[0].Reason"));
        refused = await refused.Choose("Input.Overall.Value", "Red").Press("Save my part");
        Assert.Equal("Say why the family is red", refused.ErrorOf("Input.Overall.Reason"));
        Assert.False(await world.Read(db => db.RagRatings.AnyAsync(r => r.FamilyEpisode == family.Episode)));
    }

    [Fact]
    public async Task A_domestic_abuse_worker_keeps_their_side_unless_they_say_otherwise()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var session = await world.SessionOf(family);
        var page = await world.As(victimSide).Open(SupervisionLinks.MyPart(family.Ref, session));
        Assert.Equal($"DaVictim:{family.Adult("Vera").Value}", page.ValueOf("Input.Side"));
        page.DoesNotShow("Paul Larkspur’s side");

        var saved = await page.Choose("Input.Overall.Value", "Amber").Fill("Input.Overall.Reason", "Kept apart").Press("Save my part");

        saved.Shows("Kept apart").Shows("Victim side only");
        var rating = await world.Read(db => db.RagRatings.SingleAsync(r => r.Supervision == session));
        Assert.Equal(Side.VictimOf(family.Adult("Vera")), new Side(rating.Label, rating.LabelPerson));
        var fact = Assert.Single(await world.Facts<OwnRagGiven>(), f => f.FamilyEpisode == family.Episode);
        Assert.Equal((Label.DaVictim, family.Adult("Vera")), (fact.Label, fact.LabelPerson));

        page = await world.As(victimSide).Open(SupervisionLinks.MyPart(family.Ref, session));
        await page.Choose("Input.Side", "General").Press("Save my part");
        Assert.Equal(Label.General, await world.Read(db => db.RagRatings.Where(r => r.Supervision == session).Select(r => r.Label).SingleAsync()));
    }

    [Theory]
    [InlineData("DaPerpetrator", "Paul")]
    [InlineData("DaVictim", "Paul")]
    [InlineData("", "")]
    public async Task A_side_that_is_not_their_own_is_refused(string label, string person)
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var visitor = world.As(victimSide);
        var page = await visitor.Open(SupervisionLinks.MyPart(family.Ref, await world.SessionOf(family)));
        var fields = page.Choose("Input.Overall.Value", "Amber").Fields().Where(f => f.Key != "Input.Side")
            .Append(new("Input.Side", label.Length == 0 ? "" : $"{label}:{family.Adult(person).Value}"));

        var refused = await visitor.Post(page.Address, fields);

        Assert.Equal("Select who can read this", refused.ErrorOf("Input.Side"));
    }

    [Fact]
    public async Task Nobody_hears_the_others_until_every_adult_worker_has_spoken()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var mentalHealth = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Vera");
        await world.OwnRag(family, family.SocialWorker, Rag.Red);
        await world.OwnRag(family, recovery, Rag.Amber);
        var address = SupervisionLinks.Session(family.Ref, await world.SessionOf(family));

        (await world.As(recovery).Open(address)).Shows($"{recovery.Name} thinks so").DoesNotShow($"{family.SocialWorker.Name} thinks so");
        (await world.As(mentalHealth).Open(address)).DoesNotShow("thinks so");
        (await world.As(family.Manager).Open(address)).DoesNotShow("thinks so").Shows("What the others think is shown when every adult worker has given their own rating");
        (await world.As(family.Manager).Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)))).DoesNotShow("thinks so");

        await world.OwnRag(family, mentalHealth, Rag.Green);
        (await world.As(recovery).Open(address)).Shows($"{family.SocialWorker.Name} thinks so").Shows($"{mentalHealth.Name} thinks so");
    }

    [Fact]
    public async Task The_others_are_heard_when_the_manager_has_agreed()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        await world.OwnRag(family, family.SocialWorker, Rag.Red);

        await world.HeldSupervision(family, Rag.Amber);

        (await world.As(recovery).Open(SupervisionLinks.Session(family.Ref, await world.SessionOf(family)))).Shows($"{family.SocialWorker.Name} thinks so");
    }

    [Fact]
    public async Task It_is_for_workers_of_this_family_and_its_own_sessions()
    {
        var family = await world.Given.AFamily();
        var other = await world.Given.AFamily();
        var session = await world.SessionOf(family);
        var teamMember = await world.Given.AWorker(Role.SocialWorker, family.Team);

        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(SupervisionLinks.MyPart(family.Ref, session))).Expect(HttpStatusCode.NotFound);
        (await world.As(teamMember).Open(SupervisionLinks.MyPart(family.Ref, session))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.ACoWorker(family, Role.SchoolDsl)).Open(SupervisionLinks.MyPart(family.Ref, session))).Expect(HttpStatusCode.Forbidden);
        (await world.As(family.SocialWorker).Open(SupervisionLinks.MyPart(family.Ref, await world.SessionOf(other)))).Expect(HttpStatusCode.NotFound);
    }
}
