using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class AnswerUnshieldingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Nobody_takes_a_shield_away_alone_and_her_own_worker_may_agree()
    {
        var (family, address) = await world.AShieldedFamily();
        var hers = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var proposal = await world.AProposal(family);
        string Address(string reference) => FamiliesLinks.AnswerUnshielding(reference, proposal);
        (await world.As(family.SocialWorker).Open(Address(family.Ref))).Expect(HttpStatusCode.Forbidden);
        var page = await world.As(hers).Open(FamiliesLinks.Person(family.Ref, family.Adult("Vera")));
        page.Shows("Somebody proposed to end the protection");
        page = await world.As(hers).Open(Address(family.Ref));
        Assert.Equal("Select whether you agree", (await page.Press("Answer")).ErrorOf("Input.Agrees"));

        (await page.Choose("Input.Agrees", "true").Press("Answer")).Shows("The protection has ended");

        Assert.False(await world.IsShielded(family));
        Assert.True(await world.Read(db => db.Addresses.Where(a => a.Id == address).Select(a => a.IsProtected).SingleAsync()));
        await world.Fact<UnshieldingAnswered>(family);
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.FamilySupportWorker);
    }

    [Fact]
    public async Task What_is_recorded_after_a_shield_has_ended_is_open_unless_another_covers_it()
    {
        var (family, grans) = await world.AChildElsewhere();
        await world.Shields(family, family.Adult("Vera"));
        await world.Shields(family, family.Adult("Gran"));
        var under = await world.AnAddress(family, "1 Foxglove Row", grans);

        await Ends("Gran");
        var still = await world.AnAddress(family, "2 Foxglove Row", grans);
        await Ends("Vera");
        var after = await world.AnAddress(family, "3 Foxglove Row", grans);

        Assert.Equal((true, true, false), (await world.IsWithheld(under), await world.IsWithheld(still), await world.IsWithheld(after)));

        async Task Ends(string adult)
        {
            var (one, other) = (await world.Acting(family.SocialWorker), await world.Acting(family.Manager));
            var proposal = (await world.Do((ProposeUnshielding command, Now now) => command.Do(family.Episode, family.Adult(adult), "He lives abroad for good", one, now, default))).Value;
            Assert.True((await world.Do((AnswerUnshielding command, Now now) => command.Do(family.Episode, proposal, true, other, now, default))).Ok);
        }
    }

    [Fact]
    public async Task A_manager_who_proposed_it_does_not_answer_it_and_a_no_keeps_the_shield()
    {
        var (family, _) = await world.AShieldedFamily();
        var manager = await world.Acting(family.Manager);
        var id = (await world.Do((ProposeUnshielding command, Now now) => command.Do(family.Episode, family.Adult("Vera"), "Safe now", manager, now, default))).Value;
        var alone = await (await world.As(family.Manager).Open(FamiliesLinks.AnswerUnshielding(family.Ref, id))).Choose("Input.Agrees", "true").Press("Answer");
        Assert.Equal("You proposed this, so somebody else has to answer it", Assert.Single(alone.ErrorSummary));

        var hers = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        (await (await world.As(hers).Open(FamiliesLinks.AnswerUnshielding(family.Ref, id))).Choose("Input.Agrees", "false").Press("Answer")).Shows("The protection goes on");

        Assert.True(await world.IsShielded(family));
        var by = await world.Acting(hers);
        Assert.Equal("This has already been answered", Assert.Single(await world.Refusals((AnswerUnshielding command, Now now) => command.Do(family.Episode, id, true, by, now, default))).Message);
    }
}
