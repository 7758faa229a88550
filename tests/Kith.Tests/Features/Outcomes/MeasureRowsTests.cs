using System.Net;
using Kith.Features.Families;
using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Testing;
using Kith.Tests.Features.FrontDoor;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

[Trait("Speed", "slow")]
public sealed class MeasureRowsTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly MeasureDefinition Referrals = MeasureDefinition.InForce(Measure.Referrals, new DateOnly(2026, 3, 31));
    private static readonly MeasureDefinition Plans = MeasureDefinition.InForce(Measure.ProtectionPlans, new DateOnly(2026, 3, 31));

    [Fact]
    public async Task An_analyst_reads_keys_days_and_codes_and_opens_no_family()
    {
        var family = await world.Given.AFamily(f => f.Named("Heron"));
        await world.Episodes(30, new DateOnly(2020, 5, 6), closedOn: new DateOnly(2020, 8, 3), of: family.Episode);
        var period = Period.QuarterEnding(new DateOnly(2020, 6, 30));
        var visitor = await world.Plays(Role.Analyst);

        var first = await visitor.Open(OutcomesLinks.Rows(Referrals, period));
        var second = await visitor.Open(OutcomesLinks.Rows(Referrals, period, 2));

        first.Expect(HttpStatusCode.OK).Shows("30 rows in the three months to 30 June 2020").DoesNotShow("Heron").DoesNotShow(family.Ref);
        Assert.Equal((25, 5), (Keys(first).Count, Keys(second).Count));
        Assert.Equal(30, Keys(first).Concat(Keys(second)).Distinct().Count());
        Assert.All(Keys(first), key => Assert.Matches("^[2-9A-HJ-NP-Z]{10}$", key));
        Assert.Equal(["6 May 2020", "3 Aug 2020", "6", "N1", "No"], first.Document.QuerySelectorAll("tbody tr").First().Children.Skip(1).Select(c => c.TextContent.Trim()));
        var people = await world.Read(db => db.ChildEpisodes.Where(e => e.FamilyEpisode == family.Episode).Select(e => e.Child).ToListAsync());
        Assert.All(people, person => first.DoesNotShow(person.ToString()));
    }

    [Fact]
    public async Task A_child_has_one_key_in_every_list()
    {
        await world.Episodes(9, new DateOnly(2018, 5, 6), closedOn: new DateOnly(2018, 8, 3), withPlan: 9);
        var visitor = await world.Plays(Role.Analyst);
        var period = Period.QuarterEnding(new DateOnly(2018, 6, 30));

        var referred = Keys(await visitor.Open(OutcomesLinks.Rows(Referrals, period)));
        var plans = await visitor.Open(OutcomesLinks.Rows(Plans, period));

        Assert.Equal(referred.Order(), Keys(plans).Order());
        Assert.Equal(["6 May 2018", "3 Aug 2018", "NEG", "EMO", "1"], plans.Document.QuerySelectorAll("tbody tr").First().Children.Skip(1).Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task A_manager_opens_the_families_that_are_theirs_from_here_and_no_other()
    {
        var (mine, other) = (await world.Given.AFamily(f => f.Named("Mallard")), await world.Given.AFamily(f => f.Named("Nightjar")));
        await world.Episodes(1, new DateOnly(2017, 5, 6), closedOn: new DateOnly(2017, 8, 3), of: mine.Episode);
        await world.Episodes(1, new DateOnly(2017, 5, 6), closedOn: new DateOnly(2017, 8, 3), of: other.Episode);

        var page = await world.As(mine.Manager).Open(OutcomesLinks.Rows(Referrals, Period.QuarterEnding(new DateOnly(2017, 6, 30))));

        page.Shows("2 rows").Shows("Mallard").Shows("Not in your sight").DoesNotShow("Nightjar").DoesNotShow(other.Ref);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{FamiliesLinks.Home(mine.Ref)}']"));
    }

    [Fact]
    public async Task Rows_of_a_hidden_number_are_hidden()
    {
        await world.Episodes(4, new DateOnly(2015, 5, 6), closedOn: new DateOnly(2015, 6, 3));
        var address = OutcomesLinks.Rows(Referrals, Period.QuarterEnding(new DateOnly(2015, 6, 30)));

        var analyst = await (await world.Plays(Role.Analyst)).Open(address);

        analyst.Shows("The number is hidden");
        Assert.Empty(analyst.Document.QuerySelectorAll("tbody tr"));
        (await (await world.Plays(Role.TeamManager)).Open(address)).Shows("4 rows");
    }

    [Fact]
    public async Task The_rows_are_as_many_as_the_figure_says()
    {
        await world.Episodes(12, new DateOnly(2012, 5, 6), closedOn: new DateOnly(2013, 8, 3), withPlan: 7);
        await world.Episodes(8, new DateOnly(2012, 5, 6), closedOn: new DateOnly(2012, 8, 3), noFurtherAction: true);
        var visitor = await world.Plays(Role.TeamManager);
        var period = Period.Year(2013);
        var page = await visitor.Open(OutcomesLinks.Measures(period));

        foreach (var link in page.Document.QuerySelectorAll("tbody td a"))
        {
            (await visitor.Open(link.GetAttribute("href")!)).Shows($"{link.FirstChild!.TextContent} rows");
        }

        Assert.Equal(3, page.Document.QuerySelectorAll("tbody td a").Length);
    }

    [Fact]
    public async Task Contacts_are_counted_by_the_day_they_came_and_their_rows_tell_no_name()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var screener = await own.AScreener();
        await own.ADecidedContact(screener);
        await own.AContact(screener, Contacts.Child("Zelda", "Unlike"));
        var visitor = await own.Plays(Role.TeamManager);

        var page = await visitor.Open(OutcomesLinks.Measures(Period.AsAt(own.Clock.Today)));
        var rows = await visitor.Open(page.Document.QuerySelector("tbody td a")!.GetAttribute("href")!);

        Assert.Equal("2, the rows behind contacts", page.Row("Contacts")[1]);
        rows.Shows("2 rows in the 12 months to 16 June 2026").DoesNotShow("Zelda").DoesNotShow("Ida Marsh");
        Assert.Equal(
            ["16 Jun 2026, 16 Jun 2026, 6, Amber, Advice, Not in your sight", "16 Jun 2026, Not yet, 6, –, –, Not in your sight"],
            rows.Document.QuerySelectorAll("tbody tr").Select(r => string.Join(", ", r.Children.Skip(1).Select(c => c.TextContent.Trim()))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_no_rows_is_refused_and_a_measure_without_rows_is_not_there()
    {
        (await (await world.Plays(Role.ProgrammeManager)).Open(OutcomesLinks.Rows(Referrals, Period.Year(2025)))).Expect(HttpStatusCode.Forbidden);
        (await (await world.Plays(Role.SocialWorker)).Open(OutcomesLinks.Rows(Referrals, Period.Year(2025)))).Expect(HttpStatusCode.Forbidden);
        (await (await world.Plays(Role.Analyst)).Open("/measures/looked-after/rows")).Expect(HttpStatusCode.NotFound);
        (await (await world.Plays(Role.Analyst)).Open("/measures/happiness/rows")).Expect(HttpStatusCode.NotFound);
    }

    private static List<string> Keys(Shown page) => page.Document.QuerySelectorAll("tbody th").Select(k => k.TextContent.Trim()).ToList();
}
