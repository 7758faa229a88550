using System.Net;
using Kith.Features.Access;
using Kith.Features.Governance;
using Kith.Features.Returns;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class AnnounceWeeksTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_week_that_is_over_is_told_once_to_those_who_may_review_it_and_late_it_waits_on_their_first_page()
    {
        var team = await world.Given.ATeam();
        var (officer, head) = (await world.Given.AWorker(Role.PrivacyOfficer, team), await world.Given.AWorker(Role.ServiceManager, team));
        await world.AProposedPosting(team);
        Assert.Equal(1, await Announce());
        Assert.Equal(0, await Announce());
        Assert.False(await world.Read(db => db.Messages.AnyAsync(m => m.Subject.StartsWith("Privileged"))));

        world.Clock.Set(SettableClock.Start.AddDays(7));
        Assert.Equal(1, await Announce());

        var mail = await world.Read(db => db.Messages.Where(m => m.Subject.StartsWith("Privileged")).ToListAsync());
        Assert.Equal(new[] { officer.Account.Email, head.Account.Email }.Order(), mail.Select(m => m.Recipient).Order());
        Assert.All(mail, m => Assert.True(m.Subject.Contains("2026-W25", StringComparison.Ordinal) && !m.Body.Contains(officer.Name, StringComparison.Ordinal) && !m.Body.Contains("QaAuditor", StringComparison.Ordinal)));
        Assert.Equal(["""{"Week":"2026-W24","Actions":0}""", """{"Week":"2026-W25","Actions":1}"""], (await world.Facts<PrivilegedWeekReady>()).ConvertAll(f => f.Data));
        (await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("1 week of privileged actions to review").DoesNotShow("Overdue");
        world.Clock.Set(SettableClock.Start.AddDays(13));
        (await world.As(officer).Open(GovernanceLinks.Alerts)).Shows("Overdue: 1 week of privileged actions to review");
        (await world.As(head).Open("/measures")).Shows("Overdue: 1 week of privileged actions to review");
        world.Clock.Set(SettableClock.Start);
    }

    private async Task<int> Announce() => (await world.Do<AnnounceWeeks, int>((announce, now) => announce.Do(now, CancellationToken.None))).Value;
}

public sealed class ListWeeksTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Weeks_stand_there_with_what_waits()
    {
        var officer = await world.Given.AWorker(Role.PrivacyOfficer);
        (await world.As(officer).Open(GovernanceLinks.Weeks)).Shows("No week is ready for review yet.");

        var week = await world.AReadyWeek(actions: 4);

        (await world.As(officer).Open(GovernanceLinks.Weeks)).Shows(week.ToString()).Shows("8 Jun to 14 Jun 2026").Shows("By 19 Jun 2026").DoesNotShow("Overdue");
        world.Clock.Set(SettableClock.Start.AddDays(4));
        (await world.As(officer).Open(GovernanceLinks.Weeks)).Shows("Overdue");
        world.Clock.Set(SettableClock.Start);
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(GovernanceLinks.Weeks)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.APartnersOfficer()).Open(GovernanceLinks.Weeks)).Expect(HttpStatusCode.Forbidden);
    }
}

public sealed class ReadWeekTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_week_says_who_did_what_with_how_many_hands_and_names_no_family()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow"));
        var team = new TeamInTest(family.Manager.Team, family.Manager.Agency, string.Empty);
        await world.AProposedPosting(team);
        await world.AnEmergency(await world.Given.AWorker(Role.EmergencyDuty), family);
        var analyst = await world.Given.AWorker(Role.Analyst, team);
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, team);
        await world.Run<int>((services, now) =>
        {
            ((Kith.Platform.Data.KithDb)services.GetService(typeof(Kith.Platform.Data.KithDb))!).Audit.Add(new AuditRow { At = now.Moment, Kind = AuditKind.Exported, Posting = analyst.Posting, Route = "reads/workers/{worker:guid}" });
            return Task.FromResult<Outcome<int>>(1);
        });
        var week = IsoWeek.Of(world.Clock.Today);

        var page = await world.As(officer).Open(GovernanceLinks.Week(week));

        page.Shows("The week goes on").Shows("Posting proposed").Shows("quality auditor").Shows("First of two people")
            .Shows("Family opened in an emergency").Shows("Reviewed by itself").Shows($"family {family.Ref}").Shows("Reads, workers").Shows(analyst.Name).DoesNotShow("Quillrow");
        (await world.As(officer).Open($"{GovernanceLinks.Week(week)}?all=true")).Shows("Posting proposed");
        (await world.As(officer).Open(GovernanceLinks.Week(week.Before))).Shows("Nothing privileged was done in this week.").Shows("This week was not made ready for review.");
        (await world.As(officer).Open(GovernanceLinks.Week(week.Next))).Expect(HttpStatusCode.NotFound);
        (await world.As(officer).Open($"{GovernanceLinks.Weeks}/last")).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.APartnersOfficer()).Open(GovernanceLinks.Week(week))).Expect(HttpStatusCode.Forbidden);
        (await world.As(family.Manager).Open(GovernanceLinks.Week(week))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Accounts_and_links_stand_there_with_two_hands_and_those_of_the_operator_with_one()
    {
        world.Clock.Set(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        var team = await world.Given.ATeam();
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, team);
        var (held, declined) = (await world.AHeldAccount(team), await world.AHeldAccount(team));
        await world.ACode(held);
        var by = await world.Acting(await world.Given.AWorker(Role.ServiceManager, team));
        Assert.True((await world.Do<HandOverAccount, HandedOver>((give, now) => give.Do(declined.HandOver, new HandOverAccountInput { HandsOver = false }, by, now, CancellationToken.None))).Ok);
        await world.AProposedLink(held.Worker);
        await world.ANewcomer(Role.QaAuditor);

        var page = await world.As(officer).Open(GovernanceLinks.Week(IsoWeek.Of(world.Clock.Today)));

        foreach (var (words, hands) in new[]
        {
            ("Account opened", "First of two people"), ("Account opened", "One person"), ("Account handed over to its worker", "Second of two people"),
            ("Opened account declined, and closed", "Second of two people"), ("Link with an identity provider proposed", "First of two people"),
        })
        {
            Assert.Contains(page.Rows, r => r.Contains(words, StringComparison.Ordinal) && r.Contains(hands, StringComparison.Ordinal));
        }

        page.Shows("Kay Alder");
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task Each_privileged_action_is_a_fact_and_what_takes_sight_away_is_one_or_everyday_work()
    {
        var facts = typeof(KithApp).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact))).ToDictionary(t => t.Name);
        var privileged = PrivilegedAction.On(DateOnly.MaxValue).Select(a => a.Fact).ToList();

        Assert.Empty(privileged.Except(facts.Keys));

        // A worker, a team or whoever was asked leaves one family, somebody works with an adult, the work ends, somebody is shielded, reached otherwise or alleged to have harmed, a file is
        // withdrawn, a document stopped: everyday work with a family, and in its history. Who finds a listing is its editors’ everyday work.
        // What somebody signs in with is their own to replace, and a file that was checked is its sender’s to delete.
        string[] everyday =
        [
            "InvolvementEnded", "FamilyMovedToTeam", "InvitationWithdrawn", "PersonProtected", "AddressesCovered", "HouseholdMoved", "HarmAllegationRecorded", "PasskeyRemoved", "PasswordChanged", "SecondFactorSetUp", "FileCheckDeleted",
            "ReferralAnswered", "WorkerNamed", "FamilyEpisodeClosed", "SafeContactSet", "AttachmentWithdrawn", "DocumentStopped", "ServiceShownTo", "PlaceShownTo",
        ];
        Assert.Equal(everyday.Order(), facts.Values.Where(t => t.IsAssignableTo(typeof(ITakesAway))).Select(t => t.Name).Except(privileged).Order());
        await Task.CompletedTask;
    }
}

public sealed class ReviewWeekTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Somebody_else_reviews_what_the_first_reviewer_did_themselves()
    {
        var team = await world.Given.ATeam();
        var (officer, head) = (await world.Given.AWorker(Role.PrivacyOfficer, team), await world.Given.AWorker(Role.ServiceManager, team));
        await world.AProposedPosting(team);
        await world.AnAnswer(head, await world.AnExportOrder(team));
        await world.AnAnswer(head, await world.AnExportOrder(team));
        var today = SettableClock.Start.AddDays(7);
        world.Clock.Set(today);
        var week = await world.AReadyWeek(5);
        var address = GovernanceLinks.ReviewWeek(week);

        var form = (await world.As(head).Open(address)).Shows("5 actions and files").Shows("You did 2 of them yourself");
        Assert.Equal("Select whether you question anything", (await form.Press("Save review")).ErrorOf("Input.Questioned"));
        Assert.Equal("Enter what you question, and whom you asked", (await form.Choose("Input.Questioned", "True").Press("Save review")).ErrorOf("Input.Note"));
        (await form.Choose("Input.Questioned", "True").Fill("Input.Note", "Why two exports in a week?").Press("Save review"))
            .Shows("Review saved").Shows($"Reviewed by {head.Name}").Shows("without the 2 they did themselves").Shows("Why two exports in a week?").Shows("Somebody else reviews what you did yourself.");
        (await world.As(head).Open(GovernanceLinks.Weeks)).Shows("What one reviewer did is left").Shows("Something questioned");
        (await (await world.As(head).Open(address)).Choose("Input.Questioned", "False").Press("Save review")).Shows("somebody else must review it");

        (await (await world.As(officer).Open(address)).Choose("Input.Questioned", "False").Press("Save review")).Shows("Review saved").Shows("They question nothing.");

        Assert.Equal(
            [$$"""{"Week":"{{week}}","Questioned":true,"IsWhole":false}""", $$"""{"Week":"{{week}}","Questioned":false,"IsWhole":true}"""],
            (await world.Facts<PrivilegedWeekReviewed>()).ConvertAll(f => f.Data));
        (await (await world.As(await world.Given.AWorker(Role.PrivacyOfficer, team)).Open(address)).Choose("Input.Questioned", "False").Press("Save review")).Shows("This week has been reviewed already");
        (await world.As(await world.Given.AWorker(Role.TeamManager, team)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.APartnersOfficer()).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(officer).Open(GovernanceLinks.ReviewWeek(week.Next))).Expect(HttpStatusCode.NotFound);
        world.Clock.Set(SettableClock.Start);
    }
}

internal static class Reviewing
{
    public static async Task AnAnswer(this KithWorld world, WorkerInTest head, RowId order)
    {
        var by = await world.Acting(head);
        Assert.True((await world.Do<AnswerExport, RowId>((answer, now) => answer.Do(order, new AnswerExportInput { Agrees = true }, by, now, CancellationToken.None))).Ok);
    }

    /// <summary>A privacy officer of a partner, whose agreement is in force.</summary>
    public static async Task<WorkerInTest> APartnersOfficer(this KithWorld world)
    {
        var team = await world.APartnersTeam();
        await world.AnAgreement(team.Agency, world.Clock.Today, world.Clock.Today.AddYears(1));
        return await world.Given.AWorker(Role.PrivacyOfficer, team);
    }
}
