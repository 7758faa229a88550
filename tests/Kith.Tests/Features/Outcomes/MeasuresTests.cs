using System.Net;
using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Testing;
using Kith.Tests.Features.Returns;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

[Trait("Speed", "slow")]
public sealed class MeasuresTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    private const int CountsOfARecord = 8;

    [Fact]
    public async Task England_stands_at_the_published_rates_of_2025()
    {
        await world.Published();

        var page = await (await world.Plays(Role.ProgrammeManager)).Open(OutcomesLinks.Measures(Period.Year(2025)));

        Assert.Equal(["519.4", "Year ending 31 March 2025"], page.Row("Referrals")[^2..]);
        Assert.Equal(["330.3", "31 March 2025"], page.Row("Children in need")[^2..]);
        Assert.Equal(["40.6", "31 March 2025"], page.Row("Child protection plans")[^2..]);
        Assert.Equal(["67", "31 March 2025"], page.Row("Looked-after children")[^2..]);
        Assert.Equal(["–", "Nothing published"], page.Row("Contacts")[^2..]);
        Assert.Equal("Measures - Kith", page.Title);
    }

    [Fact]
    public async Task Swindons_counts_of_2019_give_its_rates_and_a_quarter_never_stands_beside_a_year_unmarked()
    {
        await world.Published();
        await world.Swindon2019();
        await world.Episodes(898, new DateOnly(2019, 5, 13), closedOn: new DateOnly(2019, 9, 2), withPlan: 260);
        await world.Episodes(147, new DateOnly(2019, 2, 4), closedOn: new DateOnly(2019, 9, 2));

        var page = await (await world.Plays(Role.SocialWorker)).Open(OutcomesLinks.Measures(Period.QuarterEnding(new DateOnly(2019, 6, 30))));

        Assert.Equal(["898", "183.3", "733.2"], page.Row("Referrals")[1..4]);
        Assert.Equal(["1,045", "–", "213.3"], page.Row("Children in need")[1..4]);
        Assert.Equal(["260", "–", "53.1"], page.Row("Child protection plans")[1..4]);
        Assert.Equal(["Measure", "Count", "Rate in the quarter", "Rate as a year’s"], page.Document.QuerySelectorAll("thead th").Take(4).Select(h => h.TextContent));
        page.Shows("Swindon had 898 referrals in the three months to 30 June 2019: 183.3 for every 10,000 children in the quarter, which a whole year at that pace would make 733.2")
            .Shows("per 10,000 of 48,990 children aged 0 to 17, mid-2024, as set for Swindon.").Shows("Implied by the published rates");
    }

    [Fact]
    public async Task Children_looked_after_are_counted_without_short_breaks_once_anybody_is_and_until_then_the_page_says_so()
    {
        var manager = await world.Plays(Role.TeamManager);
        var page = await manager.Open(OutcomesLinks.Measures());

        page.Shows("No child has been recorded as looked after");
        Assert.Equal("Not recorded", page.Row("Looked-after children")[1]);

        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AChild("Cleo"));
        await world.CareStarted(family, new DateOnly(2014, 3, 3), "Amy");
        await world.CareStarted(family, new DateOnly(2014, 3, 3), "Ben", c => c.Status = "V4");
        await world.Ceased(family, await world.CareStarted(family, new DateOnly(2014, 3, 3), "Cleo"), new DateOnly(2014, 3, 31));
        world.Clock.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal("1, the rows behind looked-after children", (await manager.Open(OutcomesLinks.Measures(Period.Year(2014)))).Row("Looked-after children")[1]);
        var rows = await manager.Open(OutcomesLinks.Rows(MeasureDefinition.InForce(Measure.LookedAfter, world.Clock.Today), Period.Year(2014)));
        rows.Shows("Started to be looked after").Shows("3 Mar 2014").Shows("N1");
    }

    [Fact]
    public async Task Readers_outside_the_case_teams_see_no_small_number_and_none_by_subtraction()
    {
        await world.Authority(new AuthorityInput { Name = "Northmoor", Population = 48_990, PopulationYear = 2024, Source = "Invented" });
        await world.Episodes(3, new DateOnly(2016, 5, 3), closedOn: new DateOnly(2016, 6, 1));
        await world.Episodes(30, new DateOnly(2016, 8, 2), closedOn: new DateOnly(2017, 1, 5), withPlan: 28);
        var (analyst, worker) = (await world.Plays(Role.Analyst), await world.Plays(Role.SocialWorker));
        var (small, large, year) = (Quarter(2016, 6, 30), Quarter(2016, 9, 30), OutcomesLinks.Measures(Period.Year(2017)));

        Assert.Equal(["c", "–", "–"], (await analyst.Open(small)).Row("Referrals")[1..4]);
        Assert.StartsWith("30", (await analyst.Open(large)).Row("Referrals")[1], StringComparison.Ordinal);
        Assert.Equal("c", (await analyst.Open(year)).Row("Referrals")[1]);
        Assert.Equal("c", (await analyst.Open(large)).Row("Child protection plans")[1]);
        (await analyst.Open(year)).Shows("c stands for a number that is not shown to you").DoesNotShow(">33<");
        Assert.Equal("3", (await worker.Open(small)).Row("Referrals")[1]);
        Assert.Equal("33", (await worker.Open(year)).Row("Referrals")[1]);
        Assert.Equal("28", (await worker.Open(large)).Row("Child protection plans")[1]);
        Assert.Contains(",c,–,–,", (await analyst.Open(small + "&handler=csv")).Body, StringComparison.Ordinal);

        static string Quarter(int year, int month, int day) => OutcomesLinks.Measures(Period.QuarterEnding(new DateOnly(year, month, day)));
    }

    [Fact]
    public async Task Only_the_case_teams_look_at_a_day_of_their_choice()
    {
        await world.Episodes(7, new DateOnly(2014, 2, 3), closedOn: new DateOnly(2014, 3, 3));
        var address = OutcomesLinks.Measures(Period.AsAt(new DateOnly(2014, 2, 14)));

        var worker = await (await world.Plays(Role.SocialWorker)).Open(address);
        var analyst = await (await world.Plays(Role.Analyst)).Open(address);

        Assert.Equal("7", worker.Row("Children in need")[1]);
        worker.Shows("As at 14 February 2014");
        analyst.Shows("Year ending 31 March 2026").DoesNotShow("14 February 2014");
    }

    [Fact]
    public async Task A_referral_without_action_is_no_child_in_need_and_the_day_of_closing_no_longer_counts()
    {
        var day = new DateOnly(2013, 3, 31);
        await world.Episodes(10, new DateOnly(2013, 1, 2), closedOn: day);
        await world.Episodes(20, new DateOnly(2013, 1, 2), noFurtherAction: true, closedOn: new DateOnly(2013, 4, 2));
        await world.Episodes(40, day, closedOn: day.AddDays(1), withPlan: 8);

        var page = await (await world.Plays(Role.SocialWorker)).Open(OutcomesLinks.Measures(Period.Year(2013)));

        Assert.Equal(["70", "40", "8"], new[] { "Referrals", "Children in need", "Child protection plans" }.Select(m => page.Row(m)[1]));
    }

    [Fact]
    public async Task The_table_comes_as_csv_in_which_no_cell_is_a_formula()
    {
        await world.Authority(new AuthorityInput { Name = "=1+1,\"x\"", Population = 100_000, PopulationYear = 2024, Source = "@evil" });

        var csv = await (await world.Plays(Role.Analyst)).Open(OutcomesLinks.MeasuresAsCsv(Period.Year(2026)));
        var one = await (await world.Plays(Role.Analyst)).Open(OutcomesLinks.MeasureAsCsv(MeasureDefinition.InForce(Measure.Referrals, world.Clock.Today), Period.Year(2026)));

        Assert.Equal("text/csv", csv.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("measures-2025-26.csv", csv.Response.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("Referrals,Year ending 31 March 2026,", csv.Body, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1,\"\"x\"\"\",", one.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_without_the_duty_is_refused()
    {
        (await (await world.Plays(Role.PolicePartner)).Open(OutcomesLinks.Measures())).Expect(HttpStatusCode.Forbidden);
        (await (await world.Plays(Role.SystemAdministrator)).Open(OutcomesLinks.Measures())).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_count_is_as_old_as_a_minute_and_says_so()
    {
        var visitor = await world.Plays(Role.SocialWorker);
        var address = OutcomesLinks.Measures(Period.Year(2011));
        var before = await visitor.Open(address);
        await world.Episodes(7, new DateOnly(2010, 6, 1), closedOn: new DateOnly(2010, 9, 1));
        var meanwhile = await visitor.Open(address);
        world.Clock.Pass(TimeSpan.FromSeconds(61));
        var after = await visitor.Open(address);

        Assert.Equal(["0", "0", "7"], new[] { before, meanwhile, after }.Select(p => p.Row("Referrals")[1]));
        after.Shows($"were counted at {Practice.Shared.Now.InLondon(world.Clock.GetUtcNow().UtcDateTime):HH:mm}");
    }

    [Fact]
    public async Task The_page_costs_as_many_commands_whatever_the_record_holds()
    {
        await world.Published();
        var visitor = await world.Plays(Role.Analyst);
        var address = OutcomesLinks.Measures(Period.Year(2012));
        await visitor.Open(address);
        var few = await world.Commands.During(() => visitor.Open(address));
        await world.Episodes(60, new DateOnly(2011, 6, 1), closedOn: new DateOnly(2012, 2, 1));
        world.Clock.Pass(TimeSpan.FromMinutes(2));

        // The first request of a minute notes that somebody is there.
        await visitor.Open(OutcomesLinks.Method);
        var many = await world.Commands.During(() => visitor.Open(address));
        var again = await world.Commands.During(() => visitor.Open(address));

        Assert.Equal(few.Count + CountsOfARecord, many.Count);
        Assert.Equal(few.Count, again.Count);
        Assert.InRange(many.Count, 1, 16);
    }
}
