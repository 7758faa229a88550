using System.Net;
using Kith.Features.Connections;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.ServiceDirectory;
using Xunit;

namespace Kith.Tests.Features.Connections;

public sealed class ServiceRepliesTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task It_says_what_the_service_says_and_what_families_met_with_its_day()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);
        world.Clock.Pass(TimeSpan.FromDays(9));
        await world.Moves(family, id, ConnectionState.Attended);
        await world.Moves(family, id, ConnectionState.OutcomeTold, Change.Better, OutcomeView.Child);

        var page = (await world.As(family.SocialWorker).Open(ConnectionsLinks.Replies(ConnectionsWorld.Near))).Expect(HttpStatusCode.OK);

        page.Shows("4 of 12 places free, said on 1 June 2026").Shows("Half of them had waited at least 9 days").Shows("Asked 1").Shows("as said last: better 1");
        var analyst = await world.Given.AWorker(Role.Analyst);
        (await world.As(analyst).Open(page.Address)).Shows("Asked c").Shows("Half of them had waited at least Not known").Shows("not shown outside the case teams");
        (await world.As(await world.Given.AWorker(Role.SystemAdministrator)).Open(page.Address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(family.SocialWorker).Open(ConnectionsLinks.Replies(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        world.Clock.Pass(TimeSpan.FromDays(-9));
    }
}

public sealed class NoteWaitingTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task A_waiting_time_is_noted_and_grows_old()
    {
        var worker = await world.Given.AWorker(Role.FamilySupportWorker);
        var page = await world.As(worker).Open(ConnectionsLinks.Waiting(ConnectionsWorld.Far));

        var shown = await page.Fill("Input.Weeks", "6").Fill("Input.Words", "Their duty line").Press("Save");

        shown.Shows("Waiting time noted").Shows($"About 6 weeks, told on {world.Clock.Today:d MMMM yyyy} to {worker.Name}: Their duty line").DoesNotShow("More than 3 months ago");
        Assert.Single(await world.Facts<WaitingNoted>(), f => f.By == worker.Posting);
        world.Clock.Pass(TimeSpan.FromDays(100));
        (await world.As(worker).Open(shown.Address)).Shows("More than 3 months ago");
        world.Clock.Pass(TimeSpan.FromDays(-100));
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);
        var address = ConnectionsLinks.Waiting(ConnectionsWorld.Far);

        var refused = await (await world.As(worker).Open(address)).Fill("Input.Weeks", "soon").FillDate("Input.ToldOn", world.Clock.Today.AddDays(1)).Press("Save");

        Assert.Equal("The waiting time must be a number of weeks from 0 to 156", refused.ErrorOf("Input.Weeks"));
        Assert.Equal("The day on which the service said so must be today or in the past", refused.ErrorOf("Input.ToldOn"));
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(worker).Open(ConnectionsLinks.Waiting(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var analyst = await world.Acting(await world.Given.AWorker(Role.Analyst));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((NoteWaiting command, Now now) => command.Do(ConnectionsWorld.Far, new WaitingInput(), analyst, now, default))).Kind);
    }
}
