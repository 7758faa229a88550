using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Casework;

public sealed class UnallocatedTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Families_without_a_lead_worker_wait_longest_first()
    {
        var team = await world.Given.ATeam(isIntake: true);
        var waiting = await world.Given.AFamily(f => f.Named("Robin").Of(team).Unallocated().AChild("Amy", aged: 6));
        await world.Given.AFamily(f => f.Named("Swift").Of(team));
        await world.Given.AFamily(f => f.Named("Kestrel").Unallocated());

        var page = await world.As(waiting.Manager).Open(CaseworkLinks.Unallocated());

        page.Expect(HttpStatusCode.OK).Shows("1 family waits").Shows("Robin").Shows("Amy (6)").Shows("20 days ago").DoesNotShow("Swift").DoesNotShow("Kestrel");
        Assert.NotNull(page.Document.QuerySelector($"a[href='{CaseworkLinks.Allocate(waiting.Ref)}']"));
    }

    [Fact]
    public async Task A_family_whose_lead_left_waits_again()
    {
        var family = await world.Given.AFamily(f => f.Named("Robin"));
        (await world.As(family.Manager).Open(CaseworkLinks.Unallocated())).Shows("Every family of your team has a lead worker");
        var by = await world.Acting(family.Manager);
        var lead = await world.Read(db => db.Involvements.SingleAsync(i => i.Posting == family.SocialWorker.Posting));
        await world.Do((EndInvolvement command, Now now) => command.Do(family.Episode, lead.Id, "Left the service", lead.Version, by, now, default));

        (await world.As(family.Manager).Open(CaseworkLinks.Unallocated())).Shows("Robin");
    }

    [Fact]
    public async Task Only_managers_allocate()
    {
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(CaseworkLinks.Unallocated())).Expect(HttpStatusCode.Forbidden);
    }
}
