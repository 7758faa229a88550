using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Stories;

/// <summary>A police contact on a Friday at 16:40 before Easter becomes an allocated family, on the right dates.</summary>
public sealed class AFridayBeforeEasterTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_police_contact_becomes_an_allocated_family(bool javaScript)
    {
        var surname = javaScript ? "Maitland" : "Ormerod";
        var team = await world.Given.ATeam();
        var manager = await world.Given.AWorker(Role.TeamManager, team, "Mary Tasker");
        var socialWorker = await world.Given.AWorker(Role.SocialWorker, team, "Sam Reed");
        var duty = await world.Given.AWorker(Role.MashScreener);
        await On(2026, 3, 27, 16, 45);
        var screener = await world.Plays(duty, javaScript);

        await screener.Open(FrontDoorLinks.Board());
        await screener.Follow("Record contact");
        await screener.Fill("Input.ReceivedTime", "16:40");
        await screener.Select("Input.Source", "6");
        await screener.Fill("Input.ReferrerName", "PC Ida Marsh, Northmoor Police");
        await screener.Fill("Input.ReferrerReach", "01632 960100");
        await Person(screener, 0, "Amy", surname, "Child", new DateOnly(2018, 5, 4));
        await screener.Press("Save contact");
        await screener.Shows("Enter what they told you");
        await screener.Fill("Input.Account", "A neighbour heard shouting and something break. Amy was upstairs.");
        await screener.Press("Save contact");
        await screener.Shows("Monday 30 March 2026");
        await screener.Shows("Not known by this name and date of birth");

        await screener.Follow("Sort");
        await screener.Choose("Input.Rating", nameof(Brag.Red));
        await screener.Fill("Input.Why", "The child was there when somebody was hurt");
        await screener.Press("Save");

        await On(2026, 3, 30, 9, 5);
        screener = await world.Plays(duty, javaScript);
        await screener.Open(FrontDoorLinks.Board());
        await screener.Shows($"Amy {surname}");
        await screener.Shows("Today");
        await screener.Follow($"Amy {surname}");
        await screener.Follow("Decide");
        await screener.Choose("Input.Outcome", nameof(ContactOutcome.Assessment));
        await screener.Fill("Input.Why", "She needs somebody to find out what her days are like");
        await screener.Choose("Input.Family", DecisionInput.NewFamily);
        await screener.Select("Input.Team", team.Team.Value.ToString());
        await screener.Press("Save decision");
        await screener.Shows("Decision saved");
        await screener.Follow("Answer");
        await screener.Choose("Input.How", nameof(ReplyMethod.Telephone));
        await screener.Press("Save answer");
        await screener.Shows("Thank you for telling us about");
        await screener.Open(FrontDoorLinks.Board(BoardView.Answer));
        await screener.NeverShows(surname);

        var family = await world.Read(db => db.Families.Where(f => f.Name == surname).Select(f => f.Ref).SingleAsync());
        var leads = await world.Plays(manager, javaScript);
        await leads.Open(CaseworkLinks.Unallocated());
        await leads.Shows(surname);
        await leads.Open(CaseworkLinks.Allocate(family));
        await leads.Choose("Input.Posting", socialWorker.Posting.ToString());
        await leads.Press("Allocate");
        await leads.Shows("Family allocated");

        var lead = await world.Plays(socialWorker, javaScript);
        await lead.Open(FrontDoorLinks.OfFamily(family));
        await lead.Shows("Friday 27 March 2026, 16:40");
        await lead.Open(CaseworkLinks.StartAssessment(family));
        await lead.Press("Start the assessment");
        await lead.Shows("Thursday 4 June 2026");
        var assessment = await world.Read(db => (
            from a in db.Assessments join e in db.FamilyEpisodes on a.FamilyEpisode equals e.Id join f in db.Families on e.Family equals f.Id where f.Ref == family select a.Id).SingleAsync());
        await lead.Open(CaseworkLinks.WriteAssessment(family, assessment));
        await lead.Fill("Input.Analysis", "Her mother is afraid of the next quarrel");
        await lead.Fill("Input.Children[0].Analysis", "Amy waits on the stairs at night");
        await lead.Choose("Input.Factors", "3B");
        await lead.Choose("Input.Children[0].Outcome", nameof(AssessmentOutcome.ChildInNeed));
        await lead.Press("Save the assessment");
        await lead.Open(CaseworkLinks.SendAssessment(family, assessment));
        await lead.Press("Send for authorisation");

        // Weeks later they sign in again.
        await On(2026, 5, 20, 10, 0);
        leads = await world.Plays(manager, javaScript);
        lead = await world.Plays(socialWorker, javaScript);
        await leads.Open(CaseworkLinks.AuthoriseAssessment(family, assessment));
        await leads.Press("Authorise");
        await leads.Open(EligibilityLinks.Decide(family));
        await leads.Shows("The policy says: eligible");
        await leads.Choose("Input.Decision", nameof(EligibilityDecision.FamilySafeguarding));
        await leads.Press("Save the decision");
        await leads.Shows("as the policy says");
        await lead.Open(FamiliesLinks.Home(family));
        await lead.Shows("Amy");
        await TheDatesAreRight(family);
    }

    private async Task TheDatesAreRight(string family)
    {
        var (supervision, visit, referred) = await world.Read(async db =>
        {
            var episode = await (from e in db.FamilyEpisodes join f in db.Families on e.Family equals f.Id where f.Ref == family select e.Id).SingleAsync();
            return (
                await db.Supervisions.Where(s => s.FamilyEpisode == episode).Select(s => s.DueOn).SingleAsync(),
                await db.VisitsDue.Where(v => v.FamilyEpisode == episode).Select(v => v.DueOn).SingleAsync(),
                await db.ChildEpisodes.Where(e => e.FamilyEpisode == episode).Select(e => e.ReferredOn).SingleAsync());
        });
        Assert.Equal(new DateOnly(2026, 4, 30), supervision);
        Assert.Equal(new DateOnly(2026, 4, 29), visit);
        Assert.Equal(new DateOnly(2026, 3, 27), referred);
    }

    private Task On(int year, int month, int day, int hour, int minute)
    {
        world.Clock.Set(new DateTimeOffset(Now.OnClock(new DateOnly(year, month, day), new TimeOnly(hour, minute)).Moment, TimeSpan.Zero));
        return Task.CompletedTask;
    }

    private static async Task Person(Actor screener, int row, string first, string last, string kind, DateOnly born)
    {
        await screener.Fill($"Input.People[{row}].FirstName", first);
        await screener.Fill($"Input.People[{row}].LastName", last);
        await screener.Choose($"Input.People[{row}].Kind", kind);
        await screener.Fill($"Input.People[{row}].BirthDate.Day", $"{born.Day}");
        await screener.Fill($"Input.People[{row}].BirthDate.Month", $"{born.Month}");
        await screener.Fill($"Input.People[{row}].BirthDate.Year", $"{born.Year}");
    }
}
