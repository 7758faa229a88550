using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kith.Features.Casework;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Kith.Testing;
using Kith.Testing.Census;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed partial class DrawCensusTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2026)]
    [InlineData(2027)]
    public async Task What_came_in_comes_out_word_for_word(int year)
    {
        var lea = (300 + (year % 100)).ToString();
        var sent = Invented(year, 150, lea);
        await world.Census(sent);

        var drawn = await Drawn(lea, year);

        Assert.Equal(150, drawn.Count);
        foreach (var child in ChildrenOf(sent))
        {
            Assert.Equal(Shape(child), Shape(drawn[child.LaChildId.Value!].Child));
        }
    }

    [Fact]
    public async Task What_no_column_can_hold_and_no_rule_allows_comes_out_as_it_came()
    {
        const string odd =
            "<Assessments><AssessmentActualStartDate>7 May</AssessmentActualStartDate><FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>99Z</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>"
            + "<Assessments><AssessmentActualStartDate>2019-05-07</AssessmentActualStartDate><AssessmentAuthorisationDate>2019-06-20</AssessmentAuthorisationDate></Assessments>"
            + "<CINPlanDates><CINPlanEndDate>2029-08-01</CINPlanEndDate></CINPlanDates>"
            + "<Section47><S47ActualStartDate>2025-07-10</S47ActualStartDate><DateOfInitialCPC>2027-07-30</DateOfInitialCPC><ICPCnotRequired>no</ICPCnotRequired></Section47>"
            + "<Section47><ICPCnotRequired>true</ICPCnotRequired></Section47>"
            + "<ChildProtectionPlans><CPPstartDate>2025-07-30</CPPstartDate><InitialCategoryOfAbuse>XXX</InitialCategoryOfAbuse><NumberOfPreviousCPP>-1</NumberOfPreviousCPP>"
            + "<Reviews><CPPreviewDate>2025-10-20</CPPreviewDate></Reviews><Reviews></Reviews><Reviews><CPPreviewDate>2019-03-12</CPPreviewDate><CPPreviewDate>March</CPPreviewDate></Reviews></ChildProtectionPlans>";
        var sent = For("311", 2026, Child("ODD1", Episode("2025-05-06", odd, closed: "2031-01-01"), Episode("2028-01-01"), Episode("2019-01-01", noFurtherAction: true)), Child("ODD2"), Blanks);
        await world.Census(sent);

        var drawn = await Drawn("311", 2026);

        foreach (var child in ChildrenOf(sent))
        {
            Assert.Equal(Shape(child), Shape(drawn[child.LaChildId.Value!].Child));
        }
    }

    [Fact]
    public async Task What_a_worker_changed_comes_out_as_changed()
    {
        await world.Census(For("312", 2026, Child("MENDED1", Episode("2025-05-06"))));
        var child = (await world.Person("MENDED1")).Id;
        await world.Run<PersonId>(async (services, _) =>
        {
            var person = await services.GetRequiredService<Kith.Platform.Data.KithDb>().People.SingleAsync(p => p.Id == child);
            person.TakeAsSent(PersonDetails.Of(person) with { Ethnicity = "AIND", Sex = "M" });
            person.SetDisabilities(["NONE"]);
            return child;
        });

        var drawn = (await Drawn("312", 2026))["MENDED1"].Child;

        Assert.Equal(("AIND", "M", "NONE", "2018-02-03"), (drawn.Ethnicity.Raw, drawn.Sex.Raw, Assert.Single(drawn.Disabilities).Raw, drawn.PersonBirthDate.Raw));
    }

    [Fact]
    public async Task Last_years_case_that_is_still_open_belongs_to_this_year_as_it_stands()
    {
        await world.Census(For("313", 2025, Child(
            "OPEN1",
            Episode("2024-05-06", "<Assessments><AssessmentActualStartDate>2024-05-07</AssessmentActualStartDate><AssessmentAuthorisationDate>2024-06-20</AssessmentAuthorisationDate></Assessments><CINPlanDates><CINPlanStartDate>2024-06-25</CINPlanStartDate></CINPlanDates>"),
            Episode("2023-05-06", closed: "2024-04-06")), Child("GONE1", Episode("2024-05-06", closed: "2024-08-01"))));

        var drawn = Assert.Single(await Drawn("313", 2026)).Value.Child;

        var episode = Assert.Single(drawn.Episodes);
        Assert.Equal(("2024-05-06", "0"), (episode.CinReferralDate.Raw, episode.ReferralNfa.Raw));
        Assert.Empty(episode.Assessments);
        Assert.Equal("2024-06-25", Assert.Single(episode.CinPlans).StartDate.Raw);
    }

    [Fact]
    public async Task A_child_referred_in_Kith_has_a_number_and_stands_as_on_the_last_day_of_the_year()
    {
        var team = await world.Given.ATeam(lea: "314");
        var today = world.Clock.GetUtcNow();
        world.Clock.Set(new DateTimeOffset(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy"));
        var assessment = await world.WrittenAssessment(family, referredOn: new DateOnly(2026, 3, 19));
        world.Clock.Set(new DateTimeOffset(2026, 4, 8, 9, 0, 0, TimeSpan.Zero));
        await Authorise(family, assessment);
        world.Clock.Set(today);

        var then = Assert.Single(await Drawn("314", 2026)).Value;
        var later = Assert.Single(await Drawn("314", 2027)).Value;

        Assert.Matches("^K[2-9A-Z]{9}$", then.Child.LaChildId.Raw);
        var open = Assert.Single(Assert.Single(then.Child.Episodes).Assessments);
        Assert.Equal(("2026-03-20", null, 0), (open.ActualStartDate.Raw, open.AuthorisationDate.Raw, open.Factors.Count));
        var authorised = Assert.Single(Assert.Single(later.Child.Episodes).Assessments);
        Assert.Equal("2026-04-08", authorised.AuthorisationDate.Raw);
        Assert.NotEmpty(authorised.Factors);
        Assert.Equal(assessment, Assert.Single(then.Episodes).Assessments[0]);
    }

    [Fact]
    public async Task More_children_cost_no_more_commands_for_a_batch()
    {
        await world.Census(Invented(2026, 10, "315"));
        await world.Census(Invented(2026, DrawCensus.ChildrenPerBatch, "316"));
        await Drawn("315", 2026);

        var few = await world.Commands.During(() => Drawn("315", 2026));
        var many = await world.Commands.During(() => Drawn("316", 2026));

        Assert.Equal(few.Count, many.Count);
        Assert.True(many.Count <= 12, string.Join("\n\n", many.Select(c => c.Sql)));
    }

    private async Task Authorise(FamilyInTest family, AssessmentId assessment)
    {
        var (author, manager) = (await world.Acting(family.SocialWorker), await world.Acting(family.Manager));
        var written = await world.VersionOf(assessment);
        await world.Run((services, now) => services.GetRequiredService<SendAssessment>().Do(assessment, written, author, now, CancellationToken.None));
        var sent = await world.VersionOf(assessment);
        Assert.True((await world.Run((services, now) => services.GetRequiredService<AuthoriseAssessment>().Do(assessment, null, sent, manager, now, CancellationToken.None))).Ok);
    }

    private async Task<Dictionary<string, DrawnChild>> Drawn(string lea, int year)
    {
        await using var scope = world.Everything();
        Dictionary<string, DrawnChild> drawn = [];
        await foreach (var child in scope.ServiceProvider.GetRequiredService<DrawCensus>().Of(lea, new CensusYear(year), CancellationToken.None))
        {
            drawn.Add(child.Child.LaChildId.Value!, child);
        }

        return drawn;
    }

    /// <summary>Empty elements among others and alone: each is a row of its table.</summary>
    private static string Blanks => Child(
        "BLANK1",
        Episode("2025-05-06", "<Assessments><AssessmentActualStartDate>2025-05-07</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment><AssessmentFactors></AssessmentFactors><AssessmentFactors>3B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>"),
        Episode("2025-02-06", "<Assessments><AssessmentActualStartDate>2025-02-07</AssessmentActualStartDate><FactorsIdentifiedAtAssessment><AssessmentFactors/></FactorsIdentifiedAtAssessment></Assessments>", closed: "2025-05-01"))
        .Replace("</Ethnicity>", "</Ethnicity><Disabilities><Disability/><Disability>MOB</Disability><Disability></Disability></Disabilities>", StringComparison.Ordinal);

    private static string Invented(int year, int children, string lea)
    {
        using var file = new MemoryStream();
        InventedCensus.Write(file, year, children, seed: year + children, lea);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static List<CensusChild> ChildrenOf(string census)
    {
        using var reader = CensusReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(census)));
        return [.. reader.ReadChildren()];
    }

    private static string Shape(CensusChild child) => Line().Replace(JsonSerializer.Serialize(child), string.Empty);

    [GeneratedRegex("\"Line\":\\d+,", RegexOptions.None, 1000)]
    private static partial Regex Line();
}
