using Kith.Features.Casework;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ImportChildTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    private const string Nothing = "0 added, 0 changed, 1 unchanged, 0 left out";
    private const string Change = "0 added, 1 changed, 0 unchanged, 0 left out";

    [Fact]
    public async Task A_newer_year_wins_and_an_older_one_adds_only_what_is_not_known()
    {
        await world.Census(Of(2025, Child("YEAR1", Episode("2024-05-06", "<CINPlanDates><CINPlanStartDate>2024-06-01</CINPlanStartDate></CINPlanDates>"))));
        (await world.Census(Of(2026, Child("YEAR1", Episode("2024-05-06", closed: "2025-09-01"), Episode("2026-01-05")).Replace("WBRI", "MWBC", StringComparison.Ordinal)))).Ends(Change);
        (await world.Census(Of(2025, Child("YEAR1", Episode("2024-05-06", "<CINPlanDates><CINPlanStartDate>2024-06-01</CINPlanStartDate><CINPlanEndDate>2024-12-01</CINPlanEndDate></CINPlanDates>"))))).Ends(Change);
        await world.Census(Of(2024, Child("YEAR1", Episode("2023-05-06", closed: "2023-06-01"), Episode("2024-05-06", closed: "2025-01-01"))));

        Assert.Equal("MWBC", (await world.Person("YEAR1")).Ethnicity);
        var episodes = await world.ChildEpisodes("YEAR1");
        Assert.Equal([new DateOnly(2023, 5, 6), new DateOnly(2024, 5, 6), new DateOnly(2026, 1, 5)], episodes.Select(e => e.ReferredOn));
        Assert.Equal(new DateOnly(2025, 9, 1), episodes[1].ClosedOn);
        Assert.Equal(new DateOnly(2024, 12, 1), Assert.Single(episodes[1].Plans).EndsOn);
    }

    [Fact]
    public async Task An_episode_that_a_newer_year_sends_as_open_is_not_closed_by_an_older_one()
    {
        await world.Census(Of(2026, Child("OPEN1", Episode("2024-05-06"))));

        (await world.Census(Of(2025, Child("OPEN1", Episode("2024-05-06", closed: "2025-01-01"))))).Ends(Nothing);

        Assert.Null(Assert.Single(await world.ChildEpisodes("OPEN1")).ClosedOn);
    }

    [Fact]
    public async Task Reviews_of_each_year_stay_when_the_next_year_sends_its_own()
    {
        string Plan(string review) => $"<ChildProtectionPlans><CPPstartDate>2024-07-30</CPPstartDate><Reviews><CPPreviewDate>{review}</CPPreviewDate></Reviews></ChildProtectionPlans>";
        await world.Census(Of(2025, Child("REV1", Episode("2024-05-06", Plan("2024-10-20")))));
        (await world.Census(Of(2026, Child("REV1", Episode("2024-05-06", Plan("2025-04-15")))))).Ends(Change);

        var plan = Assert.Single(Assert.Single(await world.ChildEpisodes("REV1")).Plans);
        Assert.Equal([new DateOnly(2024, 10, 20), new DateOnly(2025, 4, 15)], plan.Reviews.Select(r => r.HeldOn).Order());
    }

    [Fact]
    public async Task A_corrected_file_of_the_same_year_changes_what_it_corrects_and_keeps_what_it_no_longer_sends()
    {
        await world.Census(Of(2026, Child("CORR1", Episode("2025-05-06", "<Section47><S47ActualStartDate>2025-06-01</S47ActualStartDate></Section47>", closed: "2025-09-01"))));

        var taken = await world.Census(Of(2026, Child("CORR1", Episode("2025-05-06"))));

        taken.Ends(Change).Says("CORR1, referral of 2025-05-06, Section47 2025-06-01: the 2025-26 census sent it before and does not now");
        var episode = Assert.Single(await world.ChildEpisodes("CORR1"));
        Assert.Null(episode.ClosedOn);
        Assert.Single(episode.Enquiries);
    }

    [Fact]
    public async Task An_assessment_that_was_written_in_Kith_is_reported_and_kept()
    {
        await world.Census(Of(2026, Child("ASSESS1", Episode("2025-05-06"))));
        var referral = Assert.Single(await world.ChildEpisodes("ASSESS1"));
        var family = await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == referral.FamilyEpisode).Select(e => e.Family).SingleAsync());
        var by = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        var id = (await world.Run((services, now) => services.GetRequiredService<BeginAssessment>().Of(
            (family, referral.FamilyEpisode!.Value), [referral.Child], new DateOnly(2025, 5, 12), new DateOnly(2025, 5, 6), by, now, CancellationToken.None))).Value;

        var taken = await world.Census(Of(2026, Child("ASSESS1", Episode(
            "2025-05-06",
            "<Assessments><AssessmentActualStartDate>2025-05-12</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate></Assessments>"))));

        taken.Says("ASSESS1, referral of 2025-05-06: the assessment that started on 2025-05-12 was written in Kith");
        var assessment = await world.Read(db => db.Assessments.Include(a => a.Children).SingleAsync(a => a.Children.Any(c => c.ChildEpisode == referral.Id)));
        Assert.Equal((id, (DateOnly?)null), (assessment.Id, Assert.Single(assessment.Children).AuthorisedOn));
    }

    [Fact]
    public async Task A_value_that_a_worker_changed_is_reported_and_kept()
    {
        var census = Of(2026, Child("WORK1", Episode("2025-05-06")));
        await world.Census(census);
        var id = (await world.Person("WORK1")).Id;
        await world.Run<PersonId>(async (services, _) =>
        {
            var person = await services.GetRequiredService<KithDb>().People.SingleAsync(p => p.Id == id);
            person.TakeAsSent(new PersonDetails("Wren", null, new DateOnly(2018, 2, 4), null, null, person.Sex, person.Ethnicity));
            return person.Id;
        });

        (await world.Census(census)).Ends(Nothing).Says("  line 4: WORK1: PersonBirthDate is 2018-02-04 in Kith, 2018-02-03 in the file");
        (await world.Census(Of(2027, Child("WORK1", Episode("2025-05-06")).Replace("2018-02-03", "2018-03-03", StringComparison.Ordinal))))
            .Ends(Nothing).Says("PersonBirthDate is 2018-02-04 in Kith, 2018-03-03 in the file");

        var kept = await world.Person("WORK1");
        Assert.Equal(("Wren", new DateOnly(2018, 2, 4)), (kept.FirstName, kept.BirthDate));
    }

    [Fact]
    public async Task What_no_column_can_hold_is_stored_as_sent()
    {
        var census = Of(2026, Child("ODD1", Episode(
            "2025-05-06",
            $"<PrimaryNeedCode>{new string('N', 90)}</PrimaryNeedCode><DateOfInitialCPC>31/05/2025</DateOfInitialCPC><PreProceedingsandFGDM><PPStartDate>2025-06-01</PPStartDate><PPOutcome>A</PPOutcome></PreProceedingsandFGDM>"
            + "<Section47><S47ActualStartDate>last week</S47ActualStartDate></Section47>").Replace("<PrimaryNeedCode>N1</PrimaryNeedCode>", "", StringComparison.Ordinal)));

        (await world.Census(census)).Ends("1 added, 0 changed, 0 unchanged, 0 left out");
        (await world.Census(census)).Ends(Nothing);

        var sent = (await world.Read(db => db.Set<PersonAsSent>().SingleAsync(p => p.Key == "ODD1"))).Read().Parts["2025-05-06"];
        Assert.Equal(new SentText("31/05/2025", 2026, 4), sent.Fields["DateOfInitialCPC"]);
        Assert.Equal(90, sent.Fields["PrimaryNeedCode"].Text.Length);
        Assert.Equal("A", sent.Parts["PreProceedingsandFGDM 2025-06-01"].Fields["PPOutcome"].Text);
        var episode = Assert.Single(await world.ChildEpisodes("ODD1"));
        Assert.Null(episode.PrimaryNeed);
        Assert.Null(Assert.Single(episode.Enquiries).StartedOn);
    }

    [Fact]
    public async Task Two_parts_that_start_on_one_day_are_both_kept()
    {
        const string Twice = "<Section47><S47ActualStartDate>2025-06-01</S47ActualStartDate></Section47><Section47><S47ActualStartDate>2025-06-01</S47ActualStartDate><ICPCnotRequired>1</ICPCnotRequired></Section47>";
        var census = Of(2026, Child("TWICE1", Episode("2025-05-06", Twice)));

        await world.Census(census);
        (await world.Census(census)).Ends(Nothing);

        Assert.Equal([null, true], Assert.Single(await world.ChildEpisodes("TWICE1")).Enquiries.Select(e => e.ConferenceNotRequired).Order());
    }

    [Fact]
    public async Task The_same_number_of_another_authority_is_another_child()
    {
        await world.Census(For("908", 2026, Child("SAME1", Episode("2025-05-06"))));
        (await world.Census(For("926", 2026, Child("SAME1", Episode("2025-05-06"))))).Ends("1 added, 0 changed, 0 unchanged, 0 left out");

        Assert.Equal(2, await world.Read(db => db.People.CountAsync(p => p.Identifiers.Any(i => i.Value == "SAME1"))));
    }

    [Fact]
    public async Task A_child_whom_a_worker_entered_with_the_number_is_that_child()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var amy = family.Child("Amy");
        await world.Run<PersonId>(async (services, _) =>
        {
            var person = await services.GetRequiredService<KithDb>().People.SingleAsync(p => p.Id == amy);
            person.Identify(IdentifierKind.LaChildId, "KNOWN1", null);
            return person.Id;
        });

        (await world.Census(Of(2026, Child("KNOWN1", Episode("2026-03-06"))))).Ends(Change).Says("KNOWN1: PersonBirthDate is ");

        Assert.Equal(amy, (await world.Person("KNOWN1")).Id);
        Assert.Equal("Amy", (await world.Person("KNOWN1")).FirstName);
        Assert.Equal(family.Episode, Assert.Single(await world.ChildEpisodes("KNOWN1")).FamilyEpisode);
        Assert.Equal(family.Episode, Assert.Single(await world.FamilyEpisodes("KNOWN1")).Id);
    }
}
