using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class RecordVisitTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Nothing_observed_is_filled_in_beforehand()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));

        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));

        page.Expect(HttpStatusCode.OK).Shows("Record visit");
        Assert.Equal("16", page.ValueOf("Input.HappenedOn.Day"));
        Assert.Null(page.ValueOf("Input.Children[0].Seen"));
        Assert.Equal(string.Empty, page.ValueOf("Input.Stages[0].Stage"));
        Assert.Equal(string.Empty, page.ValueOf("Input.Children[0].Words"));
    }

    [Fact]
    public async Task A_visit_to_three_children_is_written_once_and_read_in_the_workbook()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AChild("Cal").AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));

        var workbook = await page
            .Choose(Seen(page, family, "Amy"), "SeenAlone")
            .Choose(Seen(page, family, "Ben"), "SeenWithOthers")
            .Choose(Seen(page, family, "Cal"), "NotSeen")
            .Fill(Words(page, family, "Amy"), "I like it when Gran comes")
            .Fill("Input.Account", "Breakfast was on the table")
            .Fill("Input.Stages[0].Behaviour", "Alcohol")
            .Fill("Input.Stages[0].Stage", "Contemplation")
            .Fill("Input.Steps[0].What", "Ring the school nurse")
            .Fill("Input.Significant.Line", "First visit with no smell of drink")
            .Fill("Input.Significant.Impact", "The children ate together")
            .Press("Save to workbook");

        workbook.Expect(HttpStatusCode.OK).Shows("Visit saved to the workbook");
        workbook.Shows("Amy Larkspur: seen alone").Shows("Cal Larkspur: not seen").Shows("I like it when Gran comes").Shows("Contemplation");
        workbook.Shows("First visit with no smell of drink");
        var fact = Assert.Single(await world.Facts<VisitRecorded>(), f => f.FamilyEpisode == family.Episode);
        Assert.DoesNotContain("Breakfast", fact.Data, StringComparison.Ordinal);
        var step = await world.Read(db => db.Steps.SingleAsync(s => s.FamilyEpisode == family.Episode));
        Assert.Equal(family.SocialWorker.Posting, step.Owner);
        Assert.Equal(world.Clock.Today.AddDays(14), step.DueOn);
        var due = await world.Read(db => db.VisitsDue.Where(v => v.FamilyEpisode == family.Episode).ToListAsync());
        Assert.Equal([family.Child("Amy"), family.Child("Ben")], due.Where(v => v.LastSeenOn == world.Clock.Today).Select(v => v.Child).ToHashSet());
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field_and_loses_nothing_typed()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));

        var refused = await page
            .FillDate("Input.HappenedOn", world.Clock.Today.AddDays(1))
            .Fill("Input.Children[0].Words", "She hid")
            .Fill("Input.Stages[0].Stage", "Action")
            .Fill("Input.Steps[0].What", "Ring school")
            .Fill("Input.Steps[0].Owner", "")
            .Fill("Input.Significant.Line", "A line without its meaning")
            .Press("Save to workbook");

        refused.Expect(HttpStatusCode.OK);
        Assert.StartsWith("Error: ", refused.Title, StringComparison.Ordinal);
        Assert.Equal("The date of the visit must be today or in the past", refused.ErrorOf("Input.HappenedOn"));
        Assert.Equal("She hid", refused.ValueOf("Input.Children[0].Words"));
        Assert.Equal("A line without its meaning", refused.ValueOf("Input.Significant.Line"));
        Assert.Empty(await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).ToListAsync()));

        refused = await refused.FillDate("Input.HappenedOn", world.Clock.Today).Press("Save to workbook");

        Assert.Equal("Enter what happened", refused.ErrorOf("Input.Account"));
        Assert.Equal("Select whether Amy Larkspur was seen", refused.ErrorOf("Input.Children[0].Seen"));
        Assert.Equal("Select what they are changing", refused.ErrorOf("Input.Stages[0].Behaviour"));
        Assert.Equal("Select who will do it", refused.ErrorOf("Input.Steps[0].Owner"));
        Assert.Equal("Enter what this means for the children", refused.ErrorOf("Input.Significant.Impact"));
    }

    [Fact]
    public async Task A_form_sent_twice_is_saved_once()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(WorkbookLinks.RecordVisit(family.Ref));
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Once");
        var fields = page.Fields();

        var first = await visitor.Post(page.Address, fields, follow: false);
        var again = await visitor.Post(page.Address, fields, follow: false);

        Assert.Equal(first.Location, again.Location);
        Assert.Single(await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).ToListAsync()));

        page.Fill("Input.Account", "Once, and then more");
        var other = await visitor.Post(page.Address, page.Fields());
        other.Shows("This form was already saved at 14:30");
        Assert.Equal("Once, and then more", other.ValueOf("Input.Account"));
    }

    [Fact]
    public async Task A_family_out_of_sight_does_not_exist()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var stranger = world.As(await world.Given.AWorker(Role.SocialWorker));

        var hidden = await stranger.Open(WorkbookLinks.RecordVisit(family.Ref));
        var missing = await stranger.Open(WorkbookLinks.RecordVisit("nowhere2"));

        hidden.Expect(HttpStatusCode.NotFound);
        missing.Expect(HttpStatusCode.NotFound);
        Assert.Equal(missing.Text, hidden.Text);
    }

    [Fact]
    public async Task A_worker_without_the_duty_is_refused()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);

        (await world.As(school).Open(WorkbookLinks.RecordVisit(family.Ref))).Expect(HttpStatusCode.Forbidden);
        var stranger = await world.Anyone().Answer(new HttpRequestMessage(HttpMethod.Get, WorkbookLinks.RecordVisit(family.Ref)));
        Assert.StartsWith("http://localhost/sign-in?to=", stranger.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_of_another_family_cannot_be_written_about()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));

        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Forged").Fill("Input.Children[0].Person", other.Child("Zoe").Value.ToString());

        (await page.Press("Save to workbook")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_kept_from_one_side_is_read_by_the_other_and_the_lead_worker_only()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var perpetratorSide = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));

        await page
            .Choose("Input.Children[0].Seen", "SeenAlone")
            .Fill("Input.Account", "All were well")
            .Fill("Input.KeptApart.Text", "Vera has a bag packed at her sister’s")
            .Choose("Input.KeptApart.Side", $"DaVictim:{family.Adult("Vera").Value}")
            .Press("Save to workbook");

        var address = WorkbookLinks.Workbook(family.Ref);
        (await world.As(victimSide).Open(address)).Shows("bag packed");
        (await world.As(family.Manager).Open(address)).Shows("bag packed");
        (await world.As(perpetratorSide).Open(address)).Shows("All were well").DoesNotShow("bag packed").DoesNotShow("Victim side");
    }

    private static string Seen(Shown page, FamilyInTest family, string child) => $"Input.Children[{Index(page, family, child)}].Seen";

    private static string Words(Shown page, FamilyInTest family, string child) => $"Input.Children[{Index(page, family, child)}].Words";

    private static int Index(Shown page, FamilyInTest family, string child) =>
        Enumerable.Range(0, family.Children.Count).Single(i => page.ValueOf($"Input.Children[{i}].Person") == family.Child(child).Value.ToString());
}
