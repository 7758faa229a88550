using System.Net;
using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Returns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

[Trait("Speed", "slow")]
public sealed class OneMeasureTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    private static readonly MeasureDefinition Referrals = MeasureDefinition.InForce(Measure.Referrals, new DateOnly(2026, 3, 31));

    [Fact]
    public async Task Each_area_stands_with_its_count_its_population_and_its_rate()
    {
        await world.Published();
        await world.Authority(new AuthorityInput { Name = "Northmoor", Region = "E12000009", Neighbours = "866, 420", Population = 48_990, PopulationYear = 2024, Source = "Invented for a test" });
        await world.Episodes(49, new DateOnly(2025, 5, 6));

        var page = await (await world.Plays(Role.TeamManager)).Open(OutcomesLinks.Measure(Referrals, Period.Year(2026)));

        Assert.Equal(["Northmoor", "in the year ending 31 March 2026", "49, the rows behind referrals", "48,990", "10.0"], page.Row("Northmoor"));
        Assert.Equal(["England", "year ending 31 March 2025", "632,830", "12,183,016", "519.4"], page.Row("England"));
        Assert.Equal(["South West", "year ending 31 March 2025", "51,970", "1,114,244", "466.4"], page.Row("South West"));
        Assert.Equal(["Swindon", "year ending 31 March 2025", "2,303", "54,244", "424.6"], page.Row("Swindon"));
        Assert.Equal("713.9", page.Row("Mean of neighbours")[^1]);
        Assert.Equal("713.9", page.Row("Median of neighbours")[^1]);
        page.Shows("Northmoor had 49 referrals in the year ending 31 March 2026: 10.0 for every 10,000 children. England had 519.4 in the year ending 31 March 2025")
            .Shows("Invented for a test").Shows("Definition 1, in force from 1 April 2009").Shows("Neighbours: Swindon, Isles of Scilly.");
    }

    [Fact]
    public async Task A_suppressed_figure_of_another_area_says_so_and_counts_for_no_mean()
    {
        await world.Published();
        await world.Authority(new AuthorityInput { Name = "Northmoor", Neighbours = "866 420", Source = "Invented for a test" });

        var page = await (await world.Plays(Role.Analyst)).Open(OutcomesLinks.Measure(MeasureDefinition.InForce(Measure.ProtectionPlans, world.Clock.Today), Period.Year(2025)));

        Assert.Equal(["Suppressed by the publisher", "319", "Suppressed by the publisher"], page.Row("Isles of Scilly")[2..]);
        Assert.Equal("33.4", page.Row("Mean of neighbours")[^1]);
        page.Shows("Of 1 of the 2 neighbours").Shows("There is no population of Northmoor to divide by");
    }

    [Fact]
    public async Task An_authority_among_the_agencies_brings_its_own_region_population_and_neighbours()
    {
        await using var own = new ImportWorld();
        await own.InitializeAsync();
        await own.Published();
        await own.Run(async (services, now) => await services.GetRequiredService<Kith.Features.Access.JoinAgency>().Do(
            new Kith.Features.Access.AgencyInput { Name = "Swindon Borough Council", Kind = AgencyKind.LocalAuthority, LeaCode = "866" }, null, now, CancellationToken.None));
        await own.Episodes(54, new DateOnly(2024, 5, 6));

        var page = await (await own.Plays(Role.SocialWorker)).Open(OutcomesLinks.Measure(Referrals, Period.Year(2025)));

        Assert.Equal(["54", "54,244", "10.0"], page.Row("Swindon Borough Council")[2..]);
        page.Shows("South West").Shows("Department for Education, statistical neighbours, 2025").Shows("54,244 children aged 0 to 17, ONS mid-2024 estimate");
    }

    [Fact]
    public async Task A_measure_that_nobody_knows_is_not_there_and_others_are_refused()
    {
        (await (await world.Plays(Role.Analyst)).Open("/measures/happiness")).Expect(HttpStatusCode.NotFound);
        (await (await world.Plays(Role.SchoolDsl)).Open(OutcomesLinks.Measure(Referrals))).Expect(HttpStatusCode.Forbidden);
    }
}
