using System.Net;
using Kith.Features.Connections;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Connections;

public sealed class MoveConnectionTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task It_is_followed_until_somebody_says_what_changed()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);
        var visitor = world.As(family.SocialWorker);
        var address = ConnectionsLinks.Move(family.Ref, id);

        var waiting = await (await visitor.Open(address)).Choose("Input.To", nameof(ConnectionState.Waiting)).FillDate("Input.On", world.Clock.Today).FillDate("Input.ExpectedOn", world.Clock.Today.AddDays(42)).Press("Save");
        waiting.Shows("Waiting since").Shows($"Expected to begin on {world.Clock.Today.AddDays(42):d MMMM yyyy}");
        await (await visitor.Open(address)).Choose("Input.To", nameof(ConnectionState.Attended)).FillDate("Input.On", world.Clock.Today).Press("Save");
        var told = await (await visitor.Open(address)).Choose("Input.To", nameof(ConnectionState.OutcomeTold)).FillDate("Input.On", world.Clock.Today)
            .Choose("Input.Change", nameof(Change.Better)).Fill("Input.View", nameof(OutcomeView.Parent)).Fill("Input.Note", "Amy sleeps").Press("Save");

        told.Shows("What changed is known").Shows("Better, says a parent or carer").Shows("Amy sleeps");
        var fact = await world.Fact<ConnectionMoved>(family);
        Assert.Contains("Better", fact.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("sleeps", fact.Data, StringComparison.Ordinal);
        (await visitor.Open(ConnectionsLinks.OfFamily(family.Ref))).Shows("What changed is known: better");
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);
        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.Move(family.Ref, id));
        var refused = await page.FillDate("Input.On", world.Clock.Today.AddDays(1)).Press("Save");

        Assert.Equal("Select where it stands", refused.ErrorOf("Input.To"));
        Assert.Equal("The day must be today or in the past", refused.ErrorOf("Input.On"));
        var declined = await refused.Choose("Input.To", nameof(ConnectionState.Declined)).FillDate("Input.On", world.Clock.Today).Press("Save");
        Assert.Equal("Enter why", declined.ErrorOf("Input.Note"));
        await world.IsHidden(r => ConnectionsLinks.Move(r, id), family);
        await world.IsRefused(r => ConnectionsLinks.Move(r, id), family, Role.SchoolDsl);
    }

    [Fact]
    public async Task Two_workers_do_not_overwrite_one_another()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);
        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.Move(family.Ref, id));
        await world.Moves(family, id, ConnectionState.Accepted);

        (await page.Choose("Input.To", nameof(ConnectionState.Received)).FillDate("Input.On", world.Clock.Today).Press("Save")).Shows("Somebody else changed this");
    }
}

public sealed class ReadConnectionTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task It_shows_every_step_and_where_word_is_due()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);

        var page = (await world.As(family.SocialWorker).Open(ConnectionsLinks.Connection(family.Ref, id))).Expect(HttpStatusCode.OK);

        page.Shows("Next word by").Shows("Shortlisted").Shows("Asked").Shows(family.SocialWorker.Name).Shows("Ours: no published standard was found");
        Assert.DoesNotContain("Amy", page.Title, StringComparison.Ordinal);
        (await world.As(await world.Given.AWorker(Role.SocialWorker, family.Team)).Open(page.Address)).Shows("Play near home").DoesNotShow("Say how it went on");
        (await world.As(family.SocialWorker).Open(ConnectionsLinks.Connection(family.Ref, new ConnectionId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => ConnectionsLinks.Connection(r, id), family);
        await world.IsRefused(r => ConnectionsLinks.Connection(r, id), family, Role.SchoolDsl);
    }
}

public sealed class TakeBackMoveTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task The_last_step_is_taken_back_and_stays_with_its_reason()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);
        await world.Moves(family, id, ConnectionState.Attended);
        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.TakeBack(family.Ref, id));

        Assert.Equal("Enter why the step is taken back", (await page.Press("Take it back")).ErrorOf("Input.Why"));
        var shown = await page.Fill("Input.Why", "It was another family").Press("Take it back");

        shown.Shows("Asked since").Shows("Taken back").Shows("It was another family");
        Assert.Contains("Requested", (await world.Fact<ConnectionMoveTakenBack>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_none_nothing_is_taken_back_and_the_door_is_kept()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);

        (await (await world.As(family.SocialWorker).Open(ConnectionsLinks.TakeBack(family.Ref, id))).Fill("Input.Why", "x").Press("Take it back")).Shows("There is no step to take back");
        await world.IsHidden(r => ConnectionsLinks.TakeBack(r, id), family);
        await world.IsRefused(r => ConnectionsLinks.TakeBack(r, id), family, Role.SchoolDsl);
    }
}

public sealed class PutRightConnectionTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task Whom_and_what_it_may_be_told_can_be_put_right()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);
        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.PutRight(family.Ref, id));

        var shown = await page.Choose("Input.People", family.Adult("Vera").ToString()).Fill("Input.SafeContact", "Only through school").Press("Save");

        shown.Shows("Amy Larkspur, Vera Larkspur").Shows("Only through school").DoesNotShow("Text Vera, never call");
        var fact = await world.Fact<ConnectionPutRight>(family);
        Assert.Contains("SafeContact", fact.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("school", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family);

        var refused = await (await world.As(family.SocialWorker).Open(ConnectionsLinks.PutRight(family.Ref, id))).Fill("Input.MayTell", "").Press("Save");

        Assert.Equal("Enter what the service may be told", refused.ErrorOf("Input.MayTell"));
        var by = await world.Acting(family.SocialWorker);
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var input = new PutRightInput { Version = await world.VersionOf(id), People = [other.Child("Zoe")], MayTell = "x", SafeContact = "y" };
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((PutRightConnection command, Now now) => command.Do(id, input, by, now, default))).Kind);
        await world.IsHidden(r => ConnectionsLinks.PutRight(r, id), family);
        await world.IsRefused(r => ConnectionsLinks.PutRight(r, id), family, Role.SchoolDsl);
    }
}
