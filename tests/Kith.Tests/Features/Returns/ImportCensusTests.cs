using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Testing;
using Kith.Testing.Census;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ImportCensusTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Theory]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public async Task A_census_of_each_year_is_taken_and_the_same_file_again_changes_nothing(int year)
    {
        var census = Invented(year, 120, seed: year);

        (await world.Census(census)).Ends("120 added, 0 changed, 0 unchanged, 0 left out");
        var before = await world.RowCounts();
        (await world.Census(census)).Ends("0 added, 0 changed, 120 unchanged, 0 left out");

        Assert.Equal(before, await world.RowCounts());
    }

    [Fact]
    public async Task A_child_comes_with_episodes_assessments_factors_plans_enquiries_conferences_and_reviews()
    {
        await world.Census(Of(2026, Child("WHOLE1", Episode(
            "2025-05-06",
            "<Assessments><AssessmentActualStartDate>2025-05-07</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate>"
            + "<FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>"
            + "<CINPlanDates><CINPlanStartDate>2025-06-25</CINPlanStartDate><CINPlanEndDate>2025-08-01</CINPlanEndDate></CINPlanDates>"
            + "<Section47><S47ActualStartDate>2025-07-10</S47ActualStartDate><InitialCPCtarget>2025-07-31</InitialCPCtarget><DateOfInitialCPC>2025-07-30</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired></Section47>"
            + "<ChildProtectionPlans><CPPstartDate>2025-07-30</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>"
            + "<Reviews><CPPreviewDate>2025-10-20</CPPreviewDate><CPPreviewDate>2026-03-12</CPPreviewDate></Reviews></ChildProtectionPlans>"))));

        var child = await world.Person("WHOLE1");
        Assert.Equal((new DateOnly(2018, 2, 3), "F", "WBRI"), (child.BirthDate, child.Sex, child.Ethnicity));
        var episode = Assert.Single(await world.ChildEpisodes("WHOLE1"));
        Assert.Equal(("6", "N1", false), (episode.ReferralSource, episode.PrimaryNeed, episode.NoFurtherAction));
        var enquiry = Assert.Single(episode.Enquiries);
        Assert.Equal((new DateOnly(2025, 7, 10), new DateOnly(2025, 7, 31), new DateOnly(2025, 7, 30), false), (enquiry.StartedOn, enquiry.ConferenceTarget, enquiry.ConferenceOn, enquiry.ConferenceNotRequired));
        var need = Assert.Single(episode.Plans, p => p.Kind == PlanKind.ChildInNeed);
        Assert.Equal((new DateOnly(2025, 6, 25), new DateOnly(2025, 8, 1)), (need.StartsOn, need.EndsOn));
        var protection = Assert.Single(episode.Plans, p => p.Kind == PlanKind.ChildProtection);
        Assert.Equal(("NEG", "EMO", 1), (protection.InitialCategory, protection.LatestCategory, protection.PreviousPlans));
        Assert.Equal([new DateOnly(2025, 10, 20), new DateOnly(2026, 3, 12)], protection.Reviews.Select(r => r.HeldOn).Order());
        var assessed = await world.Read(db => db.AssessedChildren.SingleAsync(a => a.ChildEpisode == episode.Id));
        Assert.Equal(["3B", "4B"], assessed.Factors.Select(f => f.Code).Order());
        Assert.Equal("WHOLE1", (await world.Family("WHOLE1")).Name);
        var assessment = await world.Read(db => db.Assessments.SingleAsync(a => a.Children.Any(c => c.Id == assessed.Id)));
        Assert.Equal(episode.FamilyEpisode, assessment.FamilyEpisode);
    }

    [Fact]
    public async Task Rows_without_a_number_or_a_referral_date_or_repeated_are_left_out_and_listed_with_their_line()
    {
        var taken = await world.Census(Of(
            2026,
            Child(null, Episode("2025-05-06")),
            Child("LEFT1", Episode("2025-05-06"), Episode(null), Episode("6 May 2025"), Episode("2025-05-06")),
            Child("LEFT1", Episode("2025-06-06"))));

        taken.Ends("1 added, 0 changed, 0 unchanged, 5 left out");
        taken.Says("  line 4: a child without LAchildID").Says("  line 6: LEFT1: a child with this LAchildID has already been read");
        taken.Says("  line 5: LEFT1: an episode without CINreferralDate").Says("  line 5: LEFT1: an episode whose CINreferralDate is not a day");
        taken.Says("  line 5: LEFT1: an episode with the CINreferralDate 2025-05-06 has already been read");
        Assert.Single(await world.ChildEpisodes("LEFT1"));
    }

    [Fact]
    public async Task Unknown_elements_are_counted_and_named()
    {
        var taken = await world.Census(Of(2026, Child("UNK1", Episode("2025-05-06", "<Mood>low</Mood><Mood>high</Mood>"))));

        taken.Ends("1 added, 0 changed, 0 unchanged, 0 left out").Says("Not known to Kith and passed over: Message/Children/Child/CINdetails/Mood, 2 times");
    }

    [Fact]
    public async Task A_refused_file_changes_nothing_and_says_why_and_where()
    {
        var before = await world.RowCounts();
        var good = Of(2026, Child("REF1", Episode("2025-05-06")));

        (await world.Census(Of(2021, Child("REF1", Episode("2020-05-06"))))).Refuses(1, "The file is the census of 2020-21 (line 2). Kith takes the census of 2021-22 to 2026-27.");
        (await world.Census(Of(2028, Child("REF1", Episode("2027-05-06"))))).Refuses(1, "The file is the census of 2027-28 (line 2). Kith takes the census of 2021-22 to 2026-27.");
        (await world.Census(good[..^25])).Refuses(2, "The file stops before the end of its list of children (line 4).");
        (await world.Census(good.Replace("</CINdetails>", "</CINdetail>", StringComparison.Ordinal))).Refuses(2, "The file is not well-formed XML (line 4).");
        (await world.Census(good.Replace(">CIN<", ">CLA<", StringComparison.Ordinal)))
            .Refuses(2, "The file is not a children in need census: its header says that it is the collection CLA, not CIN (line 2).");
        (await world.Census(good, "--team", "Nobody’s team")).Refuses(1, "No team is called “Nobody’s team”");

        Assert.Equal(before, await world.RowCounts());
    }

    [Fact]
    public async Task An_interrupted_run_is_finished_by_importing_the_file_again()
    {
        // Enough that it is not over before anybody can stop it.
        const int Many = 1_200;
        var census = Invented(2026, Many, seed: 77);
        using var stop = new CancellationTokenSource();
        var running = world.Import("census", census, [], stop.Token);
        while (!await world.Read(db => db.People.AnyAsync(p => p.Identifiers.Any(i => i.Value.StartsWith("INV77C")))) && !running.IsCompleted)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        var done = await world.Read(db => db.People.CountAsync(p => p.Identifiers.Any(i => i.Value.StartsWith("INV77C"))));
        Assert.InRange(done, 1, Many - 1);
        Assert.Equal(0, done % ImportCensusBatch);

        (await world.Census(census)).Ends($"{Many - done} added, 0 changed, {done} unchanged, 0 left out");
        (await world.Census(census)).Ends($"0 added, 0 changed, {Many} unchanged, 0 left out");
    }

    [Fact]
    public async Task Open_families_wait_with_the_intake_team_whose_manager_sees_them()
    {
        await world.Census(For("936", 2026, Child("INT1", Episode("2025-05-06")), Child("INT2", Episode("2025-05-06", closed: "2025-07-01"))));

        var team = await world.Read(db => db.Teams.SingleAsync(t => t.IsIntake && db.Agencies.Any(a => a.Id == t.Agency && a.LeaCode == "936")));
        var manager = await world.Given.AWorker(Role.TeamManager, new TeamInTest(team.Id, team.Agency, team.Name));
        var acting = await world.Acting(manager);
        var open = Assert.Single(await world.FamilyEpisodes("INT1"));
        var closed = Assert.Single(await world.FamilyEpisodes("INT2"));
        Assert.Equal(Relationship.Supervisor | Relationship.TeamMember, await world.Read(db => Kith.Features.Access.Sight.HeldBy(db, open.Id, acting, CancellationToken.None)));
        Assert.Null(open.AllocatedOn);
        Assert.Equal(Relationship.None, await world.Read(db => Kith.Features.Access.Sight.HeldBy(db, closed.Id, acting, CancellationToken.None)));
        Assert.Contains(await world.Facts<ChildImported>(), f => f.By is null && f.Data.Contains("936", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_does_not_say_its_authority_is_taken_all_the_same()
    {
        (await world.Census(For(string.Empty, 2026, Child("NOLEA1", Episode("2025-05-06"))))).Ends("1 added, 0 changed, 0 unchanged, 0 left out");
        (await world.Census(For(string.Empty, 2026, Child("NOLEA1", Episode("2025-05-06"))))).Ends("0 added, 0 changed, 1 unchanged, 0 left out");

        var open = Assert.Single(await world.FamilyEpisodes("NOLEA1"));
        Assert.Equal(InvolvementKind.FamilyTeam, (await world.Read(db => db.Involvements.SingleAsync(i => i.FamilyEpisode == open.Id))).Kind);
    }

    [Fact]
    public async Task Another_team_may_take_the_families()
    {
        var team = await world.Given.ATeam("Families North");

        (await world.Census(Of(2026, Child("TEAM1", Episode("2025-05-06"))), "--team", "Families North")).Ends("1 added, 0 changed, 0 unchanged, 0 left out");

        var open = Assert.Single(await world.FamilyEpisodes("TEAM1"));
        Assert.Equal(team.Team, (await world.Read(db => db.Involvements.SingleAsync(i => i.FamilyEpisode == open.Id))).Team);
    }

    [Fact]
    public async Task Two_thousand_invented_children_are_taken()
    {
        var file = Path.GetTempFileName();
        try
        {
            await using (var census = File.Create(file))
            {
                InventedCensus.Write(census, 2026, 2_000, seed: 5, lea: "926");
            }

            (await world.ImportFile("census", file, [], CancellationToken.None)).Ends("2000 added, 0 changed, 0 unchanged, 0 left out");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private const int ImportCensusBatch = 50;

    private static string Invented(int year, int children, int seed)
    {
        using var file = new MemoryStream();
        InventedCensus.Write(file, year, children, seed, ImportWorld.Lea);
        return System.Text.Encoding.UTF8.GetString(file.ToArray());
    }
}
