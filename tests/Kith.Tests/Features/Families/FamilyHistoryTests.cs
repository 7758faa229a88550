using System.Net;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class FamilyHistoryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_history_says_what_was_done_by_whom_and_no_narrative()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var by = await world.Acting(family.SocialWorker);
        var version = await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == family.Episode).Select(e => e.Version).SingleAsync());
        await world.Do((SayWhereThingsAre command, Now now) => command.Do(family.Episode, "Vera drinks less", version, by, now, default));
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));

        var page = await world.As(family.Manager).Open(FamiliesLinks.History(family.Ref));

        page.Expect(HttpStatusCode.OK).Shows("16 Jun 2026, 14:30").Shows("Where things are now was written").Shows("Whereabouts protected: Vera Larkspur").Shows(family.SocialWorker.Name).DoesNotShow("drinks less");
    }

    [Fact]
    public async Task A_fact_that_keeps_one_side_is_absent_for_the_other()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var perpetratorSide = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var by = await world.Acting(family.SocialWorker);
        var set = await world.Do((SetStep command, Now now) => command.Do(family.Episode, "Plan the move", by.Posting, now.Today, Side.VictimOf(family.Adult("Vera")), by, now, default));
        Assert.True(set.Ok);

        (await world.As(family.SocialWorker).Open(FamiliesLinks.History(family.Ref))).Shows("Next step added");
        (await world.As(perpetratorSide).Open(FamiliesLinks.History(family.Ref))).Expect(HttpStatusCode.OK).DoesNotShow("Next step added");
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily();
        await world.IsHidden(FamiliesLinks.History, family);
        await world.IsRefused(FamiliesLinks.History, family, Role.SchoolDsl);
    }
}
