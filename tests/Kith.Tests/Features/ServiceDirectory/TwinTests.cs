using System.Net;
using Kith.Features.Connections;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Connections;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

internal static class Twinned
{
    /// <summary>Two listings of one café from two feeds, and what Kith makes of them.</summary>
    public static async Task<RowId> Twins(this KithWorld world, string name = "Bereavement café")
    {
        await world.Takes("north", Listings.AService(name));
        await world.Takes("south", Listings.AService($"The {name} club", with: s => s["fees"] = "£2"));
        return await world.TwinOf(name, $"The {name} club");
    }

    /// <summary>Two listings that look alike, and two of which an editor has said that they are not the same.</summary>
    public static async Task AreTwinsToDecideAndDecided(this KithWorld world)
    {
        var apart = await world.Read(db => db.Twins.AnyAsync(t => t.State == TwinState.NotTheSame)) ? default : await world.Twins($"Sewing {Guid.NewGuid():N}");
        if (apart != default)
        {
            await world.Do((DecideTwin command, Now now) => command.Do(apart, new DecideTwinInput { Answer = TwinAnswer.NotTheSame }, null, now, default));
        }

        await world.Twins($"Harp {Guid.NewGuid():N}");
    }

    public static Task<RowId> TwinOf(this KithWorld world, string one, string other)
    {
        var (first, second) = (Listings.ServiceOf(one), Listings.ServiceOf(other));
        return world.Read(db => db.Twins.Where(t => db.Services.Any(s => s.Number == t.One && s.Id == first) && db.Services.Any(s => s.Number == t.Other && s.Id == second)).Select(t => t.Id).SingleAsync());
    }
}

public sealed class ListTwinsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Two_that_look_alike_are_found_when_they_come_and_gone_when_they_no_longer_do()
    {
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        (await editor.Open(DirectoryLinks.Twins())).Expect(HttpStatusCode.OK).Shows("No pairs");
        await world.Twins();
        await world.Takes("north", Listings.AService("Debt advice"));
        await world.Takes("north", Listings.AService("Bereavement café, Eastdale", with: s =>
        {
            s["service_at_locations"]![0]!["location"]!["addresses"]![0]!["postal_code"] = "XN9 9ZZ";
            s.Remove("contacts");
            s.Remove("email");
        }));

        (await editor.Open(DirectoryLinks.Twins())).Shows("1 pair").Shows("Bereavement café").Shows("Name alike, same postcode, same organisation, same telephone number, same email address").DoesNotShow("Debt advice").DoesNotShow("Eastdale");
        (await editor.Open(DirectoryLinks.Listings())).Shows("1 pair looks alike");

        await world.Takes("south", Listings.AService("The Bereavement café club", with: s => s["name"] = "Knitting for beginners"));
        (await editor.Open(DirectoryLinks.Twins())).Shows("No pairs");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Twins())).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_confidential_place_joins_no_two_listings()
    {
        await world.Takes("refuges", Listings.AService("Harbour refuge", with: Alone), Listings.AService("Harbour refuge house", with: Alone));
        var twin = await world.TwinOf("Harbour refuge", "Harbour refuge house");

        await world.Do((ShowPlaceTo command, Now now) => command.Do(Listings.PlaceOf("Harbour refuge"), Audience.Confidential, null, now, default));

        Assert.False(await world.Read(db => db.Twins.AnyAsync(t => t.Id == twin)));

        static void Alone(System.Text.Json.Nodes.JsonObject s)
        {
            s.Remove("contacts");
            s.Remove("email");
        }
    }
}

public sealed class DecideTwinTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Of_the_same_one_is_kept_and_what_refers_to_the_other_goes_on()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var twin = await world.Twins("Grief group");
        var (kept, ended) = (Listings.ServiceOf("Grief group"), Listings.ServiceOf("The Grief group club"));
        var asked = await world.AnAsked(family, service: ended);
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var page = (await editor.Open(DirectoryLinks.Twin(twin))).Expect(HttpStatusCode.OK).Shows("From north, checked 1 May 2026").Shows("£2");
        Assert.Equal("Select whether they are the same", (await page.Press("Save")).ErrorOf("Input.Answer"));

        (await page.Choose("Input.Answer", nameof(TwinAnswer.KeepOne)).Press("Save")).Shows("One listing stands for both").DoesNotShow("The Grief group club");

        Assert.Equal("defunct", (await world.Feed($"/services/{ended}")).Json["status"]!.ToString());
        Assert.Equal("active", (await world.Feed($"/services/{kept}")).Json["status"]!.ToString());
        (await world.Anyone().Open(DirectoryLinks.Service(ended))).Expect(HttpStatusCode.OK).Shows("This service is now listed as Grief group");
        (await world.As(family.SocialWorker).Open(ConnectionsLinks.Connection(family.Ref, asked))).Expect(HttpStatusCode.OK).Shows("The Grief group club").Shows("This service is now listed as Grief group");
        Assert.Contains(kept.ToString(), (await world.Facts<ServicesMerged>())[^1].Data, StringComparison.Ordinal);
        (await editor.Open(DirectoryLinks.Twin(twin))).Shows("The same").Shows("Said by").Shows("To undo it, restore the listing that was ended");
        Assert.Equal("Somebody has said already whether these are the same", Assert.Single(await Decides(twin, new DecideTwinInput { Version = 1, Answer = TwinAnswer.KeepOther }, null)).Message);

        // What its feed says anew does not bring it back; restoring does, and both look alike again.
        await world.Takes("south", Listings.AService("The Grief group club", with: s => s["description"] = "Every week we meet and talk about whom we miss."));
        Assert.Equal("defunct", (await world.Feed($"/services/{ended}")).Json["status"]!.ToString());
        var earlier = await world.Read(db => db.EarlierListings.Where(e => e.Service == ended && e.Left == ListingChange.Merged).Select(e => e.Number).SingleAsync());
        await (await editor.Open(DirectoryLinks.Earlier(ended, earlier))).Press("Restore this version");
        (await world.Anyone().Open(DirectoryLinks.Service(ended))).DoesNotShow("now listed as");
        (await editor.Open(DirectoryLinks.Twin(twin))).Shows("Are these the same service?");
    }

    [Fact]
    public async Task A_listing_that_stood_for_others_hands_them_on()
    {
        await world.Takes("north", Listings.AService("Chess circle"), Listings.AService("Chess circle club"), Listings.AService("The chess circle clubs"));
        await Merge("Chess circle", "Chess circle club", TwinAnswer.KeepOther);
        await Merge("Chess circle club", "The chess circle clubs", TwinAnswer.KeepOther);

        (await world.Anyone().Open(DirectoryLinks.Service(Listings.ServiceOf("Chess circle")))).Shows("This service is now listed as The chess circle clubs");

        async Task Merge(string one, string other, TwinAnswer answer) => Assert.Empty(await Decides(await world.TwinOf(one, other), new DecideTwinInput { Answer = answer }, null));
    }

    [Fact]
    public async Task It_is_for_editors_and_for_what_is_there()
    {
        var twin = await world.Twins("Drumming");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Twin(twin))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Twin(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await Decides(twin, new DecideTwinInput(), worker)).Kind);
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await Decides(new RowId(Guid.NewGuid()), new DecideTwinInput(), null)).Kind);
    }

    private Task<IReadOnlyList<Refusal>> Decides(RowId twin, DecideTwinInput input, Kith.Practice.Access.Acting? by) => world.Refusals((DecideTwin command, Now now) => command.Do(twin, input, by, now, default));
}

public sealed class TakeBackTwinTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task That_two_are_not_the_same_is_remembered_and_can_be_taken_back()
    {
        var twin = await world.Twins();
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        (await (await editor.Open(DirectoryLinks.Twin(twin))).Choose("Input.Answer", nameof(TwinAnswer.NotTheSame)).Press("Save")).Shows("They stay apart").Shows("No pairs");

        await world.Takes("south", Listings.AService("The Bereavement café club", with: s => s["fees"] = "£3"));
        (await editor.Open(DirectoryLinks.Twins())).Shows("No pairs");
        (await editor.Open(DirectoryLinks.TwinsDecided())).Shows("1 pair").Shows("Not the same");
        Assert.Single(await world.Facts<TwinsToldApart>());

        (await (await editor.Open(DirectoryLinks.TwinDecided(twin))).Shows("they stand again").Press("Take it back")).Shows("Taken back").Shows("Are these the same service?");

        (await editor.Open(DirectoryLinks.Twins())).Shows("1 pair");
        Assert.Single(await world.Facts<TwinAnswerTakenBack>());
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(DirectoryLinks.TwinDecided(twin))).Expect(HttpStatusCode.Forbidden);
        (await editor.Open(DirectoryLinks.TwinDecided(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((TakeBackTwin command, Now _) => command.Do(twin, worker, default))).Kind);
        Assert.Contains("Only the answer", Assert.Single(await world.Refusals((TakeBackTwin command, Now _) => command.Do(twin, null, default))).Message, StringComparison.Ordinal);
    }
}
