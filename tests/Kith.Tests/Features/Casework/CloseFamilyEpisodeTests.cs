using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Casework;

public sealed class CloseFamilyEpisodeTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Closing_ends_every_named_involvement_and_the_team_keeps_the_file()
    {
        var family = await world.Given.AFamily(f => f.Named("Heron").AChild("Amy"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var page = await world.As(family.Manager).Open(CaseworkLinks.Close(family.Ref));

        (await page.Fill("Input.Why", "The children are safe").Press("Close the work")).Shows("The work with the family is closed").DoesNotShow("Heron");

        (await world.As(school).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        Assert.Empty(await world.Read(db => db.Involvements.Where(i => i.FamilyEpisode == family.Episode && i.Posting != null && i.EndedOn == null).ToListAsync()));
        await world.Fact<FamilyEpisodeClosed>(family);
        (await world.As(family.Manager).Open(CaseworkLinks.Visits())).DoesNotShow("Amy");
        var by = await world.Acting(family.Manager);
        var refusals = await world.Refusals((Allocate command, Now now) => command.Do(family.Episode, family.SocialWorker.Posting, null, by, now, default));
        Assert.Equal("This work is closed: it cannot be allocated", Assert.Single(refusals).Message);
    }

    [Fact]
    public async Task Closing_ends_the_location_circle()
    {
        var (family, address) = await world.AShieldedFamily();
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await world.IsNamedIntoTheCircle(family, support);

        await (await world.As(family.Manager).Open(CaseworkLinks.Close(family.Ref))).Fill("Input.Why", "The children are safe").Press("Close the work");

        (await world.As(support).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        (await world.As(support).Open(FamiliesLinks.RevealAddress(family.Ref, address))).Expect(HttpStatusCode.Forbidden);
        Assert.Equal(0, await world.Read(db => db.LocationReaders.CountAsync(r => r.FamilyEpisode == family.Episode && r.EndedAt == null)));
        await world.Fact<LocationReaderEnded>(family);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily();
        var page = await world.As(family.Manager).Open(CaseworkLinks.Close(family.Ref));

        var refused = await page.FillDate("Input.ClosedOn", world.Clock.Today.AddDays(-21)).Press("Close the work");
        Assert.Equal("The day the work closed must be the same as or after the day it opened", refused.ErrorOf("Input.ClosedOn"));
        Assert.Equal("Enter why the work closed", refused.ErrorOf("Input.Why"));
        await world.IsHidden(CaseworkLinks.Close, family);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.Close(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
