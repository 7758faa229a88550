using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Governance;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class AnswerLiftingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_head_of_service_or_another_manager_on_the_list_agrees_and_never_the_proposer()
    {
        var family = await world.Given.AFamily();
        await world.IsRestricted(family);
        var address = await Proposed(family, CaseLabel.Standard);
        var head = world.As(await world.Given.AWorker(Role.ServiceManager, family.Team));

        Assert.Equal(["Somebody else must agree: you proposed it"], (await (await world.As(family.Manager).Open(address)).Choose("Input.Agreed", "True").Press("Save answer")).ErrorSummary);
        var page = await head.Open(address);
        page.Shows(family.Ref).Shows("The trial is over").DoesNotShow(family.Name);
        Assert.Equal("Select whether you agree", (await page.Press("Save answer")).ErrorOf("Input.Agreed"));
        (await page.Choose("Input.Agreed", "True").Press("Save answer")).Shows("Answer saved");

        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        Assert.Equal("""{"To":"Standard","Agreed":true}""", (await world.Fact<LiftingAnswered>(family)).Data);
        (await head.Open(address)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_off_the_list_unseals_a_family_not_even_the_head_of_service()
    {
        var family = await world.Given.AFamily();
        var second = await world.Given.AWorker(Role.TeamManager, family.Team);
        await world.IsRestricted(family, CaseLabel.Sealed, second);
        var address = await Proposed(family, CaseLabel.Restricted);

        (await world.As(await world.Given.AWorker(Role.ServiceManager, family.Team)).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.TeamManager, family.Team)).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        await (await world.As(second).Open(address)).Choose("Input.Agreed", "True").Press("Save answer");

        Assert.Equal(CaseLabel.Restricted, await world.Read(db => db.Restrictions.Where(r => r.FamilyEpisode == family.Episode).Select(r => r.Label).SingleAsync()));
    }

    [Fact]
    public async Task A_head_of_service_who_is_close_to_somebody_of_the_family_has_no_say_and_does_not_see_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.IsRestricted(family);
        var address = await Proposed(family, CaseLabel.Standard);
        var uncle = await world.Given.AWorker(Role.ServiceManager, family.Team);
        await world.IsCloseTo(uncle, family, family.Child("Amy"));

        (await world.As(uncle).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(uncle).Open(FamiliesLinks.Restrictions)).Expect(HttpStatusCode.OK).DoesNotShow(family.Ref);
        var by = await world.Acting(uncle);
        var id = RowId.From(Guid.Parse(address.Split('/', StringSplitOptions.RemoveEmptyEntries).First(p => Guid.TryParse(p, out _))));
        Assert.Equal(RefusalKind.NotFound, Assert.Single((await world.Do((AnswerLifting command, Now now) => command.Do(id, true, 1, by, now, default))).Refusals).Kind);
        (await world.As(await world.Given.AWorker(Role.ServiceManager, family.Team)).Open(address)).Expect(HttpStatusCode.OK);
    }

    private async Task<string> Proposed(FamilyInTest family, CaseLabel to)
    {
        var by = await world.Acting(family.Manager);
        var id = await world.Do((ProposeLifting command, Now now) => command.Do(family.Episode, to, "The trial is over", 0, by, now, default));
        return FamiliesLinks.AnswerLifting(id.Value);
    }
}
