using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.FrontDoor;

public sealed class DecideContactTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Advice_ends_it_and_asks_for_an_answer()
    {
        var screener = await world.AScreener();
        var contact = await world.ASortedContact(screener);
        var page = await world.As(screener).Open(FrontDoorLinks.Decide(contact));
        Assert.Null(page.ValueOf("Input.Outcome"));

        var saved = await page.Choose("Input.Outcome", "Advice").Fill("Input.Why", "The school has a plan").Press("Save decision");

        saved.Expect(HttpStatusCode.OK).Shows("Decision saved. Now answer whoever told you").Shows("Decided: Advice The school has a plan");
        Assert.Null((await world.Contact(contact)).FamilyEpisode);
        Assert.Null((await world.Facts<ContactDecided>())[^1].FamilyEpisode);
    }

    [Fact]
    public async Task An_assessment_makes_a_family_of_its_people_refers_each_child_and_waits_with_a_team()
    {
        var screener = await world.AScreener();
        var manager = await world.Given.AWorker(Role.TeamManager);
        var contact = await world.ASortedContact(
            screener,
            Contacts.Child("Uma", "Thistle", world.Clock.Today.AddYears(-6)),
            Contacts.Child("Baby", "Thistle", world.Clock.Today.AddDays(60)),
            new ContactPersonDetails(Practice.Families.MemberKind.Adult, "Greta", "Thistle", null, null));
        var page = await world.As(screener).Open(FrontDoorLinks.Decide(contact));
        Assert.Equal("Thistle", page.ValueOf("Input.FamilyName"));

        await page.Choose("Input.Outcome", "Assessment").Fill("Input.Why", "Two worries at once").Choose("Input.Family", "new").Fill("Input.Team", manager.Team.Value.ToString()).Press("Save decision");

        var episode = (await world.Contact(contact)).FamilyEpisode!.Value;
        var (reference, people) = await world.Read(async db => (
            await (from e in db.FamilyEpisodes join f in db.Families on e.Family equals f.Id where e.Id == episode select f.Ref).SingleAsync(),
            await (from e in db.FamilyEpisodes join m in db.FamilyMembers on e.Family equals m.Family where e.Id == episode select m.Person).ToListAsync()));
        Assert.Equal(3, people.Count);
        var referrals = await world.Read(db => db.ChildEpisodes.Where(e => e.FamilyEpisode == episode).ToListAsync());
        Assert.Equal([(world.Clock.Today, "6"), (world.Clock.Today, "6")], referrals.Select(r => (r.ReferredOn, r.ReferralSource!)));
        (await world.As(manager).Open(CaseworkLinks.Unallocated())).Shows("Thistle").Shows("Uma");
        (await world.As(manager).Open(FrontDoorLinks.OfFamily(reference))).Expect(HttpStatusCode.OK).Shows("Shouting was heard").Shows("Two worries at once");
        (await world.As(screener).Open(FamiliesLinks.Home(reference))).Expect(HttpStatusCode.NotFound);
        Assert.Equal(2, (await world.Facts<ChildReferred>()).Count(f => f.FamilyEpisode == episode));
        await ClosingAsksForTheCensusReason(manager, reference, episode);
    }

    private async Task ClosingAsksForTheCensusReason(WorkerInTest manager, string reference, FamilyEpisodeId episode)
    {
        var page = (await world.As(manager).Open(CaseworkLinks.Close(reference))).Fill("Input.Why", "They moved away");

        Assert.Equal("Select why the children’s episodes end", (await page.Press("Close the work")).ErrorOf("Input.Reason"));
        Assert.Equal("No assessment has been authorised: select another reason", (await page.Fill("Input.Reason", "RC8").Press("Close the work")).ErrorOf("Input.Reason"));
        (await page.Fill("Input.Reason", "RC5").Press("Close the work")).Shows("The work with the family is closed");
        Assert.Equal(["RC5", "RC5"], await world.Read(db => db.ChildEpisodes.Where(e => e.FamilyEpisode == episode && e.ClosedOn == world.Clock.Today).Select(e => e.ReasonForClosure).ToListAsync()));
        Assert.Equal(2, (await world.Facts<ChildEpisodeClosed>()).Count(f => f.FamilyEpisode == episode));
    }

    [Fact]
    public async Task A_contact_about_open_work_is_added_to_it_and_nothing_is_opened_twice()
    {
        var family = await world.Given.AFamily(f => f.AChild("Kit", 8));
        var screener = await world.AScreener();
        var contact = await world.ASortedContact(screener, Contacts.Child("Kit", "Larkspur", world.Clock.Today.AddYears(-8).AddDays(-100)), Contacts.Child("Lou", "Larkspur"));
        var page = await world.As(screener).Open(FrontDoorLinks.Decide(contact));
        page.Shows("The family of Kit Larkspur");

        await page.Choose("Input.Outcome", "StrategyDiscussion").Fill("Input.Why", "Hurt again").Choose("Input.Family", family.Ref).Press("Save decision");

        Assert.Equal(family.Episode, (await world.Contact(contact)).FamilyEpisode);
        Assert.Equal([family.Child("Kit")], await world.Read(db => db.ChildEpisodes.Where(e => e.FamilyEpisode == family.Episode).Select(e => e.Child).ToListAsync()));
        Assert.Equal(1, await world.Read(db => db.FamilyEpisodes.CountAsync(e => e.Family == family.Id)));
        (await world.As(family.SocialWorker).Open(FrontDoorLinks.OfFamily(family.Ref))).Shows("Not in this family yet: Lou Larkspur");
        await world.Fact<ContactDecided>(family);
    }

    [Fact]
    public async Task A_family_whose_work_has_closed_is_opened_anew()
    {
        var family = await world.Given.AFamily(f => f.AChild("Mo", 9));
        await world.Close(family);
        var screener = await world.AScreener();
        var manager = await world.Given.AWorker(Role.TeamManager);
        var contact = await world.ASortedContact(screener, Contacts.Child("Mo", "Larkspur", world.Clock.Today.AddYears(-9).AddDays(-100)));

        await (await world.As(screener).Open(FrontDoorLinks.Decide(contact)))
            .Choose("Input.Outcome", "Assessment").Fill("Input.Why", "It began again").Choose("Input.Family", family.Ref).Fill("Input.Team", manager.Team.Value.ToString()).Press("Save decision");

        var episode = (await world.Contact(contact)).FamilyEpisode;
        Assert.NotEqual(family.Episode, episode);
        Assert.Equal(2, await world.Read(db => db.FamilyEpisodes.CountAsync(e => e.Family == family.Id)));
        Assert.Single(await world.Read(db => db.FamilyMembers.Where(m => m.Family == family.Id).ToListAsync()));
        (await world.As(manager).Open(CaseworkLinks.Allocate(family.Ref))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_partner_who_asked_may_lead_Family_Help_and_then_reads_the_family()
    {
        var school = await world.Given.AWorker(Role.SchoolDsl);
        var screener = await world.AScreener();
        var manager = await world.Given.AWorker(Role.TeamManager);
        var contact = await world.ARequest(school);
        await world.At<SortContact, ContactId>(screener, (command, by, at) => command.Do(contact, Brag.Green, "Wants help", 0, by, at, default));

        await (await world.As(screener).Open(FrontDoorLinks.Decide(contact)))
            .Choose("Input.Outcome", "FamilyHelp").Fill("Input.Why", "The school knows them best").Choose("Input.Family", "new").Fill("Input.Team", manager.Team.Value.ToString())
            .Choose("Input.Lead", "Referrer").Press("Save decision");

        var episode = (await world.Contact(contact)).FamilyEpisode!.Value;
        var reference = await world.Read(db => (from e in db.FamilyEpisodes join f in db.Families on e.Family equals f.Id where e.Id == episode select f.Ref).SingleAsync());
        (await world.As(school).Open(FamiliesLinks.Home(reference))).Expect(HttpStatusCode.OK).Shows("Record visit");
        (await world.As(school).Open(FrontDoorLinks.OfFamily(reference))).Expect(HttpStatusCode.Forbidden);
        Assert.Empty(await world.Read(db => db.ChildEpisodes.Where(e => e.FamilyEpisode == episode).ToListAsync()));
        Assert.Contains(await world.Facts<FamilyAllocated>(), f => f.FamilyEpisode == episode);
    }

    [Fact]
    public async Task Another_worker_of_any_agency_is_found_by_work_email()
    {
        var nurse = await world.Given.AWorker(Role.HealthPartner);
        var screener = await world.AScreener();
        var manager = await world.Given.AWorker(Role.TeamManager);
        var contact = await world.ASortedContact(screener);
        var page = (await world.As(screener).Open(FrontDoorLinks.Decide(contact)))
            .Choose("Input.Outcome", "FamilyHelp").Fill("Input.Why", "She visits them").Choose("Input.Family", "new").Fill("Input.Team", manager.Team.Value.ToString()).Choose("Input.Lead", "Another");

        Assert.Equal("Enter the lead practitioner’s work email address", (await page.Press("Save decision")).ErrorOf("Input.LeadEmail"));
        Assert.Equal("Nobody who can lead Family Help has this work email address", (await page.Fill("Input.LeadEmail", "nobody@kith.example").Press("Save decision")).ErrorOf("Input.LeadEmail"));
        (await page.Fill("Input.LeadEmail", nurse.Account.Email!.ToUpperInvariant()).Press("Save decision")).Shows("Decision saved");
    }

    [Fact]
    public async Task Every_refusal_stands_beside_its_field_and_nothing_is_begun()
    {
        var screener = await world.AScreener();
        var contact = await world.ASortedContact(screener);
        var page = await world.As(screener).Open(FrontDoorLinks.Decide(contact));

        var refused = await page.Choose("Input.Outcome", "Assessment").Choose("Input.Family", "new").Fill("Input.FamilyName", " ").Press("Save decision");

        Assert.Equal("Enter why you decide so", refused.ErrorOf("Input.Why"));
        Assert.Equal("Select the team that takes it on", refused.ErrorOf("Input.Team"));
        Assert.Equal("Enter a name for the family", refused.ErrorOf("Input.FamilyName"));
        Assert.Null((await world.Contact(contact)).Outcome);
        Assert.Equal("Select what comes of it", (await (await world.As(screener).Open(FrontDoorLinks.Decide(contact))).Press("Save decision")).ErrorOf("Input.Outcome"));
    }

    [Fact]
    public async Task A_family_that_nobody_in_the_contact_belongs_to_cannot_be_named()
    {
        var stranger = await world.Given.AFamily(f => f.AChild("Other", 8));
        var screener = await world.AScreener();
        var contact = await world.ASortedContact(screener);
        var by = await world.Acting(screener);

        var refusals = await world.Refusals((DecideContact command, Now now) => command.Do(
            contact, new DecisionInput { Version = 1, Outcome = ContactOutcome.Assessment, Why = "Why", Family = stranger.Ref, Team = stranger.Team.Team }, by, now, default));

        Assert.Equal("Family", Assert.Single(refusals).Field);
    }

    [Fact]
    public async Task Late_is_late_with_its_reason()
    {
        var screener = await world.AScreener();
        var contact = await world.ASortedContact(screener);
        var before = world.Clock.GetUtcNow();
        try
        {
            world.Clock.Set(before.AddDays(2));
            var page = (await world.As(screener).Open(FrontDoorLinks.Decide(contact))).Choose("Input.Outcome", "Advice").Fill("Input.Why", "Safe");
            var refused = await page.Press("Save decision");
            Assert.Equal("Enter why the decision is late", refused.ErrorOf("Input.WhyLate"));
            (await refused.Fill("Input.WhyLate", "Nobody was reached").Press("Save decision")).Shows("Late: Nobody was reached");
        }
        finally
        {
            world.Clock.Set(before);
        }
    }

    [Fact]
    public async Task It_is_the_front_doors()
    {
        var contact = await world.ASortedContact(await world.AScreener());

        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(FrontDoorLinks.Decide(contact))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.AScreener()).Open(FrontDoorLinks.Decide(ContactId.From(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}
