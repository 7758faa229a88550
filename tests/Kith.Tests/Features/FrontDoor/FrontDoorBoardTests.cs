using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class FrontDoorBoardTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_empty_board_says_so() =>
        (await world.As(await world.AScreener()).Open(FrontDoorLinks.Board(BoardView.Decide, Brag.Blue))).Expect(HttpStatusCode.OK).Shows("No contact here is blue.");

    [Fact]
    public async Task What_is_due_first_comes_first_and_red_before_the_rest()
    {
        var screener = await world.AScreener();
        var today = world.Clock.GetUtcNow();
        world.Clock.Set(today.AddDays(-1));
        await Sorted(screener, "Green", Brag.Green);
        await world.AContact(screener, Contacts.Child("Plain", "Unsorted"));
        await Sorted(screener, "Red", Brag.Red);
        world.Clock.Set(today);

        var page = await world.As(screener).Open(FrontDoorLinks.Board());

        var order = page.Document.QuerySelectorAll("tbody tr th a").Select(a => a.TextContent.Trim()).Where(n => n.EndsWith("Unsorted", StringComparison.Ordinal) || n.EndsWith("Rated", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Red Rated", "Plain Unsorted", "Green Rated"], order);
        page.Shows("Today");
        (await world.As(screener).Open(FrontDoorLinks.Board(BoardView.Decide, Brag.Red))).Shows("Red Rated").DoesNotShow("Green Rated");
    }

    [Fact]
    public async Task It_is_paged_and_costs_the_same_however_long_it_is()
    {
        var screener = await world.AScreener();
        for (var i = 0; i < 26; i++)
        {
            await world.AContact(screener, Contacts.Child($"Many{i}", "Larkspur"));
        }

        var first = await world.As(screener).Open(FrontDoorLinks.Board());
        Assert.Equal(25, first.Document.QuerySelectorAll("tbody tr").Length);
        var visitor = world.As(screener);
        var sent = await world.Commands.During(() => visitor.Open(FrontDoorLinks.Board(number: 2)));
        Assert.True(sent.Count <= 7, $"{sent.Count} commands");
    }

    [Fact]
    public async Task Decided_contacts_stand_in_their_own_list_and_overdue_ones_are_marked()
    {
        var screener = await world.AScreener();
        await world.ADecidedContact(screener, Contacts.Child("Fern", "Decided"));
        await world.AContact(screener, Contacts.Child("Late", "Larkspur"));
        (await world.As(screener).Open(FrontDoorLinks.Board(BoardView.Decided))).Shows("Fern Decided").Shows("Advice").Shows("to answer");
        var before = world.Clock.GetUtcNow();
        try
        {
            world.Clock.Set(before.AddDays(2));
            (await world.As(screener).Open(FrontDoorLinks.Board())).Shows("Overdue");
        }
        finally
        {
            world.Clock.Set(before);
        }
    }

    [Fact]
    public async Task The_front_door_begins_its_day_here_and_others_do_not_open_it()
    {
        (await world.As(await world.Given.AWorker(Role.EmergencyDuty)).Open(FrontDoorLinks.Board())).Expect(HttpStatusCode.OK).Shows("Record contact");
        (await world.As(await world.Given.AWorker(Role.ServiceManager)).Open(FrontDoorLinks.Board())).Expect(HttpStatusCode.OK).DoesNotShow("Record contact");
        foreach (var role in new[] { Role.SocialWorker, Role.TeamManager, Role.PolicePartner, Role.SystemAdministrator, Role.Analyst })
        {
            (await world.As(await world.Given.AWorker(role)).Open(FrontDoorLinks.Board())).Expect(HttpStatusCode.Forbidden);
        }
    }

    private async Task<ContactId> Sorted(WorkerInTest screener, string name, Brag rating)
    {
        var contact = await world.AContact(screener, Contacts.Child(name, "Rated"));
        return await world.At<SortContact, ContactId>(screener, (command, by, at) => command.Do(contact, rating, "Why", 0, by, at, default));
    }
}
