using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Stories;

/// <summary>A school asks for help for a family, is answered within Kith, and learns nothing else.</summary>
public sealed class ASchoolAsksForHelpTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Fact]
    public async Task A_school_asks_and_reads_its_answer()
    {
        var family = await world.Given.AFamily(f => f.AChild("Olive", 7));
        var school = await world.Plays(await world.Given.AWorker(Role.SchoolDsl));
        var screener = await world.Plays(await world.Given.AWorker(Role.MashScreener));
        await school.Open(FrontDoorLinks.Requests());
        await school.Shows("You have not asked for help for a family yet");
        await school.Follow("Ask for help for a family");
        await school.Press("Send request");
        await school.Shows("Enter at least one child it is about");
        await school.Fill("Input.People[0].FirstName", "Olive");
        await school.Fill("Input.People[0].LastName", "Larkspur");
        await school.Choose("Input.People[0].Kind", "Child");
        await school.Fill("Input.Account", string.Concat(Enumerable.Repeat("Olive falls asleep in class and has nothing with her for lunch. ", 60)));
        await school.Fill("Input.FamilyKnows", "Her mother agrees");
        await school.Press("Send request");
        await school.Shows("Your request is with the front door");

        var contact = await world.Read(db => db.Contacts.Where(c => c.RequestedBy == school.Worker.Posting).Select(c => c.Id).SingleAsync());
        await screener.Open(FrontDoorLinks.Name(contact));
        var born = world.Clock.Today.AddYears(-7).AddDays(-100);
        await screener.Fill("Input.People[0].BirthDate.Day", $"{born.Day}");
        await screener.Fill("Input.People[0].BirthDate.Month", $"{born.Month}");
        await screener.Fill("Input.People[0].BirthDate.Year", $"{born.Year}");
        await screener.Press("Save and look again");
        await screener.Shows($"Led by {family.SocialWorker.Name}");
        await screener.Open(FrontDoorLinks.Sort(contact));
        await screener.Press("Save");
        await screener.Shows("Select blue, red, amber or green");
        await screener.Choose("Input.Rating", nameof(Brag.Green));
        await screener.Fill("Input.Why", "A little help early will do");
        await screener.Press("Save");
        await screener.Open(FrontDoorLinks.Decide(contact));
        await screener.Choose("Input.Outcome", nameof(ContactOutcome.FamilyHelp));
        await screener.Press("Save decision");
        await screener.Shows("Enter why you decide so");
        await screener.Fill("Input.Why", "Work is open, and the lead worker will add it to the plan");
        await screener.Choose("Input.Family", family.Ref);
        await screener.Press("Save decision");
        await screener.Open(FrontDoorLinks.Answer(contact));
        await screener.Choose("Input.How", nameof(ReplyMethod.InKith));
        await screener.Press("Save answer");

        await school.Open(FrontDoorLinks.Requests());
        await school.Shows("Answered");
        await school.Open(FrontDoorLinks.Request(contact));
        await school.Shows("Thank you for telling us about");
        await school.NeverShows($"{born:d MMMM yyyy}");
        await school.NeverShows(family.SocialWorker.Name);
        await school.NeverShows("A little help early");
    }
}
