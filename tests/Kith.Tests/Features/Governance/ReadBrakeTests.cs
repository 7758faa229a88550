using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Governance;

/// <summary>Family after family is not read away (TR-67): here from the third on with a proof, and none from the fifth.</summary>
public sealed class ReadBrakeTests(ReadBrakeTests.BrakedWorld world) : IClassFixture<ReadBrakeTests.BrakedWorld>
{
    [Fact]
    public async Task Whoever_opens_many_families_proves_who_they_are_and_then_comes_to_an_end()
    {
        var families = await Families(6);
        var (lead, team) = (families[0].SocialWorker, families[0].Team);
        world.Clock.Pass(TimeSpan.FromMinutes(61));
        var visitor = world.As(lead);
        world.Clock.Pass(TimeSpan.FromMinutes(20));
        await Opens(visitor, families[0], HttpStatusCode.OK);
        await Opens(visitor, families[1], HttpStatusCode.OK);
        await Opens(visitor, families[0], HttpStatusCode.OK);

        var asked = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, new Uri(FamiliesLinks.People(families[2].Ref), UriKind.Relative)));
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.StartsWith("/sign-in/again?to=%2Ffamilies%2F", asked.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("Larkspur", asked.Body, StringComparison.Ordinal);
        await Opens(visitor, families[1], HttpStatusCode.OK);

        // A session that has just been proved.
        var proved = world.As(lead);
        await Opens(proved, families[2], HttpStatusCode.OK);
        await Opens(proved, families[3], HttpStatusCode.OK);
        var stopped = await proved.Open(FamiliesLinks.People(families[4].Ref));
        stopped.Expect(HttpStatusCode.TooManyRequests).Shows("You have opened very many families").DoesNotShow("Larkspur");
        (await proved.Open(FamiliesLinks.People(families[5].Ref))).Expect(HttpStatusCode.TooManyRequests);
        await Opens(proved, families[3], HttpStatusCode.OK);

        Assert.Equal([nameof(Brake.Prove), nameof(Brake.Stop)], (await world.Facts<ReadingBraked>()).Where(f => f.By == lead.Posting).Select(f => f.Data.Contains("Prove", StringComparison.Ordinal) ? nameof(Brake.Prove) : nameof(Brake.Stop)));
        var alerts = await world.As(await world.Given.AWorker(Role.PrivacyOfficer, team)).Open(GovernanceLinks.Alerts);
        alerts.Expect(HttpStatusCode.OK).DoesNotShow(lead.Name);
        Assert.Equal(
            [CuriosityKind.ManyInAnHour, CuriosityKind.StoppedInAnHour],
            await world.Read(db => db.CuriosityAlerts.Where(a => a.Worker == lead.Worker).OrderBy(a => a.Kind).Select(a => a.Kind).ToListAsync()));

        world.Clock.Pass(TimeSpan.FromMinutes(61));
        await Opens(world.As(lead), families[4], HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_another_server_showed_counts_and_ordinary_work_asks_the_database_nothing()
    {
        var families = await Families(4);
        var lead = families[0].SocialWorker;
        world.Clock.Pass(TimeSpan.FromMinutes(61));
        await Opens(world.As(lead), families[0], HttpStatusCode.OK);
        await Opens(world.As(lead), families[1], HttpStatusCode.OK);

        var by = await world.Acting(lead);
        var other = ActivatorUtilities.CreateInstance<ReadBrake>(world.Services, BrakedWorld.Rule);
        Assert.Empty(await world.Commands.During(async () => Assert.Equal(Brake.None, await other.Count(by, families[2].Id, isProved: true))));
        Assert.Equal(Brake.None, await other.Count(by, families[3].Id, isProved: false));
        Assert.Equal(Brake.Stop, await other.Count(by, (await Families(1))[0].Id, isProved: true));
    }

    private async Task<List<FamilyInTest>> Families(int count)
    {
        var first = await world.Given.AFamily();
        var all = new List<FamilyInTest> { first };
        while (all.Count < count)
        {
            all.Add(await world.Given.AFamily(f => f.LedBy(first.SocialWorker)));
        }

        return all;
    }

    private static async Task Opens(Visitor visitor, FamilyInTest family, HttpStatusCode expected) => (await visitor.Open(FamiliesLinks.People(family.Ref))).Expect(expected);

    public sealed class BrakedWorld : KithWorld
    {
        public static readonly BulkReadRule Rule = new(new DateOnly(2026, 1, 1), ProveFrom: 3, StopFrom: 5, TimeSpan.FromHours(1));

        protected override void Replace(WebApplicationBuilder builder) =>
            builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ReadBrake>(services, Rule));
    }
}
