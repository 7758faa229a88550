using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class PlaceChildTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly DateOnly Begun = new(2026, 3, 2);

    [Fact]
    public async Task A_move_ends_the_placement_before_and_its_address()
    {
        var family = await world.AReferredFamily("Amy");
        var period = await world.CareStarted(family, Begun, "Amy");
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.PlaceChild(family.Ref, period));

        var early = await (await open()).FillDate("Input.From", Begun.AddDays(-1)).Press("Save the placement");
        Assert.Equal("The day the placement began must be the same as or after 2 March 2026, when the child started to be looked after", early.ErrorOf("Input.From"));
        Assert.Equal("Enter the postcode", early.ErrorOf("Input.Postcode"));
        var saved = await (await open()).FillDate("Input.From", new DateOnly(2026, 4, 1)).Fill("Input.Type", "K2").Fill("Input.Provider", "PR1").Choose("Input.IsInside", "true")
            .Fill("Input.Authority", "Northmoor").Fill("Input.Lines", "3 Other Road").Fill("Input.Postcode", "ZZ1 1ZZ").Press("Save the placement");

        saved.Expect(HttpStatusCode.OK).Shows("Placement saved").Shows("Until 1 April 2026").Shows("Children’s home under the children’s homes regulations, since 1 April 2026");
        Assert.Equal([("12 Hidden Lane", Begun, new DateOnly(2026, 4, 1)), ("3 Other Road", new DateOnly(2026, 4, 1), (DateOnly?)null)], await Homes(family));
        var moved = (await world.Care(period)).Placements.MaxBy(p => p.On)!;
        Assert.Equal($$"""{"Row":"{{moved.Id}}"}""", (await world.Fact<ChildPlaced>(family)).Data);
        await world.IsHidden(r => CaseworkLinks.PlaceChild(r, period), family);
        await world.IsRefused(r => CaseworkLinks.PlaceChild(r, period), family, Role.MentalHealthWorker);
    }

    [Fact]
    public async Task One_is_put_right_by_whoever_may_know_where_it_is()
    {
        var family = await world.AReferredFamily("Amy");
        var period = await world.CareStarted(family, Begun, "Amy");
        var second = await world.Moved(family, period, new DateOnly(2026, 4, 1), p => p.Lines = "3 Other Road");
        var address = CaseworkLinks.PlaceChild(family.Ref, period, second);

        var page = await world.As(family.SocialWorker).Open(address);
        page.DoesNotShow("Other Road").DoesNotShow("SC071234");
        Assert.Equal(("Ryedale", "", ""), (page.ValueOf("Input.Authority"), page.ValueOf("Input.Lines"), page.ValueOf("Input.Urn")));
        var other = await world.As(family.SocialWorker).Open(address);
        (await page.FillDate("Input.From", new DateOnly(2026, 4, 3)).Fill("Input.Authority", "Scarborough").Press("Save the placement")).Shows("Placement saved").Shows("Scarborough, outside");
        (await other.Press("Save the placement")).Shows("Somebody else changed this while you were working on it");
        Assert.Equal([("12 Hidden Lane", Begun, new DateOnly(2026, 4, 3)), ("3 Other Road", new DateOnly(2026, 4, 3), (DateOnly?)null)], await Homes(family));
        var put = await world.As(family.SocialWorker).Open(address);
        await put.Fill("Input.Lines", "4 Right Road").Fill("Input.Postcode", "ZZ2 2ZZ").Press("Save the placement");
        Assert.Equal(
            [("12 Hidden Lane", Begun, new DateOnly(2026, 4, 3)), ("3 Other Road", new DateOnly(2026, 4, 3), (DateOnly?)new DateOnly(2026, 4, 3)), ("4 Right Road", new DateOnly(2026, 4, 3), null)],
            await Homes(family));
        Assert.Equal("SC071234", (await world.Care(period)).Placements.Single(p => p.Id == second).Site!.Urn);

        var coWorker = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        (await world.As(coWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(coWorker).Open(CaseworkLinks.PlaceChild(family.Ref, period))).Expect(HttpStatusCode.OK);
        var by = await world.Acting(coWorker);
        var input = new PlacementInput { Version = await world.CareVersion(period), From = new DateOnly(2026, 4, 3) };
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals<PlaceChild, RowId>((place, now) => place.Do(family.Episode, period, second, input, by, now, default))).Kind);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.PlaceChild(family.Ref, period, new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    private Task<List<(string, DateOnly, DateOnly?)>> Homes(FamilyInTest family)
    {
        var amy = family.Child("Amy");
        return world.Read(async db => (await db.Addresses.Where(a => a.Person == amy && a.Kind == AddressKind.Placement).OrderBy(a => a.From).ThenBy(a => a.Lines).ToListAsync()).ConvertAll(a => (a.Lines, a.From, a.Until)));
    }
}
