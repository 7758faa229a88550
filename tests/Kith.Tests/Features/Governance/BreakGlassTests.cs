using System.Net;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Kith.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class BreakGlassTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Unknown = "Nobody matches exactly, or the family cannot be opened in this way. Ring the head of service on call";

    [Fact]
    public async Task Somebody_on_duty_opens_one_family_to_read_and_everybody_who_should_know_does()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrush").AChild("Amy", 7).AnAdult("Vera"));
        await world.Given.Visits(family, 1);
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        var secret = await world.Secret(duty);
        var visitor = world.As(duty);
        (await visitor.Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.NotFound);
        var page = await visitor.Open(GovernanceLinks.BreakGlassOf(family.Ref));
        Assert.Equal(family.Ref, page.ValueOf("Input.Reference"));

        var home = await Typed(page).Fill("Input.Code", world.Code(secret)).Press("Open the family");

        home.Shows("The family is open to you to read").Shows("You opened this family in an emergency").DoesNotShow("Record visit");
        (await visitor.Open(WorkbookLinks.Workbook(family.Ref))).Expect(HttpStatusCode.OK).Shows("Breakfast was on the table");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Home(family.Ref))).Shows($"{duty.Name} opened this family in an emergency").Shows("A child may be in danger now");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.History(family.Ref))).Shows("Opened in an emergency by somebody who does not work with the family");
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, new TeamInTest(duty.Team, duty.Agency, string.Empty)));
        (await officer.Open(GovernanceLinks.Alerts)).Shows("Somebody opened a family in an emergency").DoesNotShow(duty.Name).DoesNotShow(family.Ref);
        Assert.DoesNotContain("neighbour", (await world.Fact<OpenedInEmergency>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_opens_nothing_to_change_no_supervision_no_side_and_no_other_family()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var other = await world.Given.AFamily();
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        await world.AnEmergency(duty, family);
        var (visitor, by) = (world.As(duty), await world.Acting(duty));

        foreach (var address in new[] { WorkbookLinks.RecordVisit(family.Ref), FamiliesLinks.AddPerson(family.Ref), SupervisionLinks.OfFamily(family.Ref), FamiliesLinks.Restrict(family.Ref), $"/families/{family.Ref}/contacts" })
        {
            (await visitor.Open(address)).Expect(HttpStatusCode.Forbidden);
        }

        (await visitor.Open(FamiliesLinks.Home(other.Ref))).Expect(HttpStatusCode.NotFound);
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((RenameFamily command, Now now) => command.Do(family.Episode, "Other", 0, by, now, default))).Kind);
        var held = await world.Read(db => db.HeldBy(family.Episode, by, default));
        Assert.Equal(Relationship.Emergency, held);
        Assert.Equal(Decision.NotVisible, AccessRule.Decide(by, Duty.ReadWorkbook, held, Side.VictimOf(family.Adult("Vera"))));
    }

    [Fact]
    public async Task It_ends_after_a_day_and_when_they_sign_out()
    {
        var (family, other) = (await world.Given.AFamily(), await world.Given.AFamily());
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        await world.AnEmergency(duty, family);
        world.Clock.Pass(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await world.As(duty).Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.OK);
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        (await world.As(duty).Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.NotFound);

        await world.AnEmergency(duty, other);
        var visitor = world.As(duty);
        await (await visitor.Open(FamiliesLinks.Home(other.Ref))).Press("Sign out");

        (await world.As(duty).Open(FamiliesLinks.Home(other.Ref))).Expect(HttpStatusCode.NotFound);
        world.Clock.Pass(TimeSpan.FromHours(-24));
    }

    [Fact]
    public async Task A_restricted_family_opens_to_three_roles_and_a_sealed_or_ones_own_to_nobody()
    {
        var (restricted, hidden, own) = (await world.Given.AFamily(), await world.Given.AFamily(), await world.Given.AFamily(f => f.AnAdult("Vera")));
        await world.IsRestricted(restricted);
        await world.IsRestricted(hidden, CaseLabel.Sealed);
        foreach (var role in new[] { Role.SocialWorker, Role.MashScreener, Role.EmergencyDuty, Role.TeamManager, Role.ServiceManager })
        {
            var worker = await world.Given.AWorker(role);
            await world.IsCloseTo(worker, own, own.Adult("Vera"));

            var (one, two, three) = (await world.Breaks(worker, restricted), await world.Breaks(worker, hidden), await world.Breaks(worker, own));

            Assert.Equal(role is Role.EmergencyDuty or Role.TeamManager or Role.ServiceManager, one.Ok);
            Assert.Equal(HttpStatusCode.OK == (await world.As(worker).Open(FamiliesLinks.Home(restricted.Ref))).Status, one.Ok);
            Assert.Equal(Unknown, Assert.Single(two.Refusals).Message);
            Assert.Equal(Unknown, Assert.Single(three.Refusals).Message);
        }
    }

    [Fact]
    public async Task Sealing_a_family_or_finding_a_conflict_closes_the_glass_on_the_next_request()
    {
        var (hidden, own) = (await world.Given.AFamily(), await world.Given.AFamily(f => f.AnAdult("Vera")));
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        await world.AnEmergency(duty, hidden);
        await world.AnEmergency(duty, own);

        await world.IsRestricted(hidden, CaseLabel.Sealed);
        await world.IsCloseTo(duty, own, own.Adult("Vera"));

        (await world.As(duty).Open(FamiliesLinks.Home(hidden.Ref))).Expect(HttpStatusCode.NotFound);
        (await world.As(duty).Open(FamiliesLinks.Home(own.Ref))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_protected_address_stays_withheld_without_immediate_danger()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var manager = await world.Acting(family.Manager);
        await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult("Vera"), "9 Hidden Lane", "XN9 9ZZ", null, true, now.Today), manager, now, default));
        var (one, other) = (await world.Given.AWorker(Role.EmergencyDuty), await world.Given.AWorker(Role.EmergencyDuty));
        await world.AnEmergency(one, family);
        await world.AnEmergency(other, family, danger: true);

        (await world.As(one).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK).DoesNotShow("Hidden Lane").DoesNotShow("XN9");
        (await world.As(other).Open(FamiliesLinks.People(family.Ref))).DoesNotShow("Hidden Lane");
        var address = await world.Read(db => db.Addresses.Where(a => a.IsProtected && a.Lines == "9 Hidden Lane").Select(a => a.Id).SingleAsync());
        (await world.As(one).Open(FamiliesLinks.RevealAddress(family.Ref, address))).DoesNotShow("Hidden Lane");
        var page = await world.As(other).Open(FamiliesLinks.RevealAddress(family.Ref, address));
        (await page.Fill("Input.Why", "He is on his way to her").Press("Show it")).Shows("9 Hidden Lane");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AChild("Bea", 11));
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        var secret = await world.Secret(duty);
        var page = await world.As(duty).Open(GovernanceLinks.BreakGlass);

        var refused = await page.Press("Open the family");
        Assert.Equal("Enter the family’s reference, or somebody’s first name, last name and date of birth", refused.ErrorOf("Input.Reference"));
        Assert.Equal("Select why you must open the family", refused.ErrorOf("Input.Reason"));
        Assert.Equal("Enter what has happened", refused.ErrorOf("Input.Why"));
        Assert.Equal("Select whether somebody is in immediate danger", refused.ErrorOf("Input.IsImmediateDanger"));
        Assert.Equal("What has happened must be 20 characters or more", (await refused.Fill("Input.Why", "Nineteen characters").Press("Open the family")).ErrorOf("Input.Why"));
        Typed(refused).Fill("Input.Reference", family.Ref);
        Assert.Equal("Enter the 6-digit code from your authenticator app", (await refused.Press("Open the family")).ErrorOf("Input.Code"));
        Assert.Equal(
            "That code is not correct, or has been used. Wait for the next code in your authenticator app and enter that one",
            (await refused.Fill("Input.Code", "000000").Press("Open the family")).ErrorOf("Input.Code"));
        Assert.Equal(Unknown, (await refused.Fill("Input.Reference", "nowhere2").Fill("Input.Code", world.Code(secret)).Press("Open the family")).ErrorOf("Input.Reference"));

        var born = await world.Read(db => db.People.Where(p => p.Id == family.Child("Bea")).Select(p => p.BirthDate).SingleAsync());
        refused.Fill("Input.Reference", null).Fill("Input.FirstName", "Bea").Fill("Input.LastName", "Larksp").FillDate("Input.BirthDate", born).Fill("Input.Code", world.Code(secret, 1));
        Assert.Equal(Unknown, (await refused.Press("Open the family")).ErrorOf("Input.LastName"));
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        (await refused.Fill("Input.LastName", "larkspur").Fill("Input.Code", world.Code(secret)).Press("Open the family")).Shows("The family is open to you to read");
        Assert.Equal("You can open this family already", Assert.Single((await world.Breaks(duty, family)).Refusals).Message);
    }

    [Fact]
    public async Task Whoever_guesses_the_code_waits_and_stands_in_the_audit_and_a_form_without_a_right_code_forgets_no_guess()
    {
        var family = await world.Given.AFamily();
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        var secret = await world.Secret(duty);
        var page = Typed(await world.As(duty).Open(GovernanceLinks.BreakGlassOf(family.Ref)));
        for (var i = 0; i < 10; i++)
        {
            Assert.StartsWith("That code is not correct", (await page.Fill("Input.Code", "000000").Press("Open the family")).ErrorOf("Input.Code"), StringComparison.Ordinal);
            Assert.NotNull((await page.Fill("Input.Code", world.Code(secret)).Fill("Input.Why", "Short").Press("Open the family")).ErrorOf("Input.Why"));
            Typed(page);
        }

        Assert.Equal(10, await world.Read(db => db.Audit.CountAsync(a => a.Kind == AuditKind.SignInRefused && a.Account == duty.Account.Id && a.Posting == duty.Posting)));
        Assert.StartsWith("You have tried too many times. Wait ", (await page.Fill("Input.Code", world.Code(secret)).Press("Open the family")).ErrorOf("Input.Code"), StringComparison.Ordinal);
        (await world.As(duty).Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.NotFound);

        world.Clock.Pass(TimeSpan.FromMinutes(2));
        (await page.Fill("Input.Code", world.Code(secret)).Press("Open the family")).Shows("The family is open to you to read");
        Assert.Empty(await world.Read(db => db.Failures.Where(f => Throttle.Code(duty.Account.Id).Contains(f.Key)).ToListAsync()));
        world.Clock.Pass(TimeSpan.FromMinutes(-2));
    }

    [Fact]
    public async Task Who_has_no_authenticator_app_proves_it_the_way_they_sign_in()
    {
        var family = await world.Given.AFamily();
        var duty = await world.Given.AWorker(Role.EmergencyDuty);
        await world.Read(db => db.Users.Where(a => a.Worker == duty.Worker).ExecuteUpdateAsync(set => set.SetProperty(a => a.HasSecondFactor, false)));
        var visitor = world.As(duty);
        var page = await visitor.Open(GovernanceLinks.BreakGlassOf(family.Ref));
        Assert.DoesNotContain(page.Fields(), f => f.Key == "Input.Code");

        world.Clock.Pass(TimeSpan.FromMinutes(11));
        (await visitor.Open(GovernanceLinks.BreakGlassOf(family.Ref))).Shows("Show that it is you");
        (await Typed(page).Press("Open the family")).Shows("Show that it is you");
        (await visitor.Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.NotFound);

        (await Typed(await world.As(duty).Open(GovernanceLinks.BreakGlassOf(family.Ref))).Press("Open the family")).Shows("The family is open to you to read");
    }

    [Fact]
    public async Task Administrators_analysts_partners_and_specialists_break_no_glass()
    {
        var family = await world.Given.AFamily();
        foreach (var role in new[] { Role.SystemAdministrator, Role.Analyst, Role.SchoolDsl, Role.MentalHealthWorker, Role.PrivacyOfficer, Role.BusinessSupport })
        {
            var worker = await world.Given.AWorker(role);
            (await world.As(worker).Open(GovernanceLinks.BreakGlass)).Expect(HttpStatusCode.Forbidden);
            Assert.Equal(RefusalKind.Forbidden, Assert.Single((await world.Breaks(worker, family)).Refusals).Kind);
        }
    }

    private static Shown Typed(Shown page) =>
        page.Choose("Input.Reason", "ChildInDanger").Fill("Input.Why", Emergency.Why).Choose("Input.IsImmediateDanger", "False");
}
