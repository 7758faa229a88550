using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class ReadRequestTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Its_author_reads_the_answer_and_nothing_of_the_rating_or_the_decision()
    {
        var school = await world.Given.AWorker(Role.SchoolDsl);
        var screener = await world.AScreener();
        var request = await world.ARequest(school);
        await world.At<SortContact, ContactId>(screener, (command, by, at) => command.Do(request, Brag.Red, "Seen with bruises before", 0, by, at, default));
        await world.At<DecideContact, ContactId>(screener, (command, by, at) =>
            command.Do(request, new DecisionInput { Version = 1, Outcome = ContactOutcome.Advice, Why = "Another family was meant" }, by, at, default));
        await world.At<AnswerContact, ContactId>(screener, (command, by, at) => command.Do(request, "Thank you, Wendy", ReplyMethod.InKith, 2, by, at, default));

        var page = await world.As(school).Open(FrontDoorLinks.Request(request));

        page.Expect(HttpStatusCode.OK).Shows("Thank you, Wendy").Shows("Amy is tired and hungry").DoesNotShow("bruises").DoesNotShow("Another family").DoesNotShow("Red");
    }

    [Fact]
    public async Task What_the_front_door_found_out_of_its_people_stays_there()
    {
        var school = await world.Given.AWorker(Role.SchoolDsl);
        var screener = await world.AScreener();
        var request = await world.ARequest(school);
        await world.At<NameContact, ContactId>(screener, (command, by, at) => command.Do(
            request, [Contacts.Child("Amy", "Larkspur", new DateOnly(2019, 2, 3)), Contacts.Child("Hidden", "Brother")], 0, by, at, default));

        (await world.As(school).Open(FrontDoorLinks.Request(request))).Shows("Amy Larkspur").DoesNotShow("Hidden").DoesNotShow("2019");
        (await world.As(school).Open(FrontDoorLinks.Requests())).Shows("Amy Larkspur").DoesNotShow("Hidden");
        await world.At<SortContact, ContactId>(screener, (command, by, at) => command.Do(request, Brag.Green, "Wants help", 1, by, at, default));
        await world.At<DecideContact, ContactId>(screener, (command, by, at) => command.Do(request, new DecisionInput { Version = 2, Outcome = ContactOutcome.Advice, Why = "Safe" }, by, at, default));
        Assert.DoesNotContain("Hidden", (await world.As(screener).Open(FrontDoorLinks.Answer(request))).ValueOf("Input.Reply"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_partners_request_does_not_exist()
    {
        var request = await world.ARequest(await world.Given.AWorker(Role.SchoolDsl));

        (await world.As(await world.Given.AWorker(Role.SchoolDsl)).Open(FrontDoorLinks.Request(request))).Expect(HttpStatusCode.NotFound).DoesNotShow("Amy");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(FrontDoorLinks.Request(request))).Expect(HttpStatusCode.Forbidden);
    }
}
