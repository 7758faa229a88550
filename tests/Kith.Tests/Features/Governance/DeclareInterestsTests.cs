using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class DeclareInterestsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whoever_is_close_to_somebody_is_shut_out_of_every_family_of_theirs_whatever_they_hold()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillonby").AChild("Amy", 8));
        var worker = world.As(family.SocialWorker);
        (await worker.Open("/")).Shows("Quillonby").Shows("Declare your interests");

        var saved = await Declare(worker, "amy", "Larkspur", await Born(family));

        saved.Shows("Your declaration is saved").Shows("amy Larkspur: a relative");
        foreach (var address in new[] { FamiliesLinks.Home(family.Ref), FamiliesLinks.People(family.Ref), FamiliesLinks.Team(family.Ref) })
        {
            (await worker.Open(address)).Expect(HttpStatusCode.NotFound);
        }

        foreach (var list in new[] { "/", FamiliesLinks.List(), "/supervision", "/visits" })
        {
            (await worker.Open(list)).Expect(HttpStatusCode.OK).DoesNotShow("Quillonby").DoesNotShow(family.Ref).DoesNotShow("Declare your interests");
        }

        (await world.As(family.Manager).Open(FamiliesLinks.History(family.Ref))).DoesNotShow("Interest");
        Assert.Contains((await world.Facts<InterestMatched>()), f => f.By == family.SocialWorker.Posting && f.Family is null);
    }

    [Fact]
    public async Task It_counts_also_when_somebody_comes_into_the_record_later_and_after_they_have_left()
    {
        var team = await world.Given.ATeam();
        var worker = await world.Given.AWorker(Role.SocialWorker, team);
        await world.Declares(worker, "Cal", "Larkspur", world.Clock.Today.AddYears(-4).AddDays(-100));

        var family = await world.Given.AFamily(f => f.Of(team).AChild("Cal", 4).AChild("Dot", 2));

        (await world.As(worker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        var by = await world.Acting(family.Manager);
        await world.Do((LeaveFamily command, Now now) => command.Do(family.Episode, family.Child("Cal"), now.Today, by, now, default));
        (await world.As(worker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_the_record_knows_somebody_like_them_or_not()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var manager = await world.Acting(family.Manager);
        await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult("Vera"), "1 Low Street", "XN1 1AA", null, false, now.Today), manager, now, default));
        var (one, other) = (await world.Given.AWorker(Role.BusinessSupport, family.Team), await world.Given.AWorker(Role.BusinessSupport, family.Team));

        var known = await Declare(world.As(one), "Sam", "Larkspur", null, "xn11aa");
        var unknown = await Declare(world.As(other), "Sam", "Nobodyknown", null, "xn11aa");

        Assert.Equal(known.Text.Replace("Larkspur", "Nobodyknown", StringComparison.Ordinal), unknown.Text);
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));
        (await officer.Open(GovernanceLinks.Alerts)).Shows("An interest was declared that the record may know").DoesNotShow(one.Name).DoesNotShow("Larkspur");
        (await world.As(one).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_comes_into_the_record_later_and_merely_resembles_them_is_told_to_privacy_officers()
    {
        var team = await world.Given.ATeam();
        var (officer, worker) = (world.As(await world.Given.AWorker(Role.PrivacyOfficer, team)), await world.Given.AWorker(Role.BusinessSupport, team));
        await world.Declares(worker, "Samantha", "larkspur", world.Clock.Today.AddYears(-13).AddDays(-100));
        Assert.Empty(await Alerts(await world.Read(db => db.Interests.Where(x => x.Worker == worker.Worker).Select(x => x.Id).SingleAsync())));

        var family = await world.Given.AFamily(f => f.Of(team).AChild("Sam", 13).AChild("Samira", 13));

        (await officer.Open(GovernanceLinks.Alerts)).Shows("An interest was declared that the record may know").DoesNotShow("Larkspur");
        var interest = await world.Read(db => db.Interests.SingleAsync(x => x.Worker == worker.Worker));
        Assert.Single(await Alerts(interest.Id));
        Assert.Null(interest.Person);
        (await world.As(worker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task So_is_an_address_that_is_recorded_later_unless_it_is_protected_and_again_once_nobody_was_found()
    {
        var team = await world.Given.ATeam();
        var (officer, worker) = (world.As(await world.Given.AWorker(Role.PrivacyOfficer, team)), await world.Given.AWorker(Role.BusinessSupport, team));
        await world.Declares(worker, "Lou", "Larkspur", null, "xn77aa");
        var family = await world.Given.AFamily(f => f.Of(team).AnAdult("Vera").AnAdult("Paul").AnAdult("Ines"));
        var manager = await world.Acting(family.Manager);
        var interest = await world.Read(db => db.Interests.Where(x => x.Worker == worker.Worker).Select(x => x.Id).SingleAsync());

        await At("Vera", isProtected: true);
        await At("Paul", isProtected: false, "XN7 8AA");
        Assert.Empty(await Alerts(interest));
        await At("Paul", isProtected: false);
        Assert.Single(await Alerts(interest));
        await At("Ines", isProtected: false);
        Assert.Single(await Alerts(interest));

        var page = await officer.Open(GovernanceLinks.Interest(interest));
        (await page.Choose("Input.Answer", "nobody").Press("Save answer")).Shows("Nobody in the record");
        await At("Vera", isProtected: false);
        Assert.Equal(2, (await Alerts(interest)).Count);
        (await officer.Open(GovernanceLinks.Interests)).Shows("Look for them").DoesNotShow("Nobody in the record");

        async Task At(string adult, bool isProtected, string postcode = "XN7 7AA") => Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult(adult), "1 Low Street", postcode, null, isProtected, now.Today), manager, now, default))).Ok);
    }

    [Fact]
    public async Task Nobody_conflicted_is_named_or_allocated_and_the_reason_reveals_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 10));
        var colleague = await world.Given.AWorker(Role.SocialWorker, family.Team);
        await world.Declares(colleague, "Amy", "Larkspur", await Born(family));
        var by = await world.Acting(family.Manager);

        Assert.Equal("This worker cannot work with this family. Ask a privacy officer",
            Assert.Single(await world.Refusals((NameWorker command, Now now) => command.Do(family.Episode, colleague.Posting, null, by, now, default))).Message);
        Assert.Equal("This worker cannot work with this family. Ask a privacy officer",
            Assert.Single(await world.Refusals((Allocate command, Now now) => command.Do(family.Episode, colleague.Posting, "New lead", by, now, default))).Message);
    }

    [Fact]
    public async Task A_year_later_it_is_asked_again_and_nothing_to_declare_is_an_answer()
    {
        var support = await world.Given.AWorker(Role.BusinessSupport);
        var page = await world.As(support).Open(GovernanceLinks.Declare);
        Assert.Equal("Select whether there is somebody to declare", (await page.Press("Save declaration")).ErrorOf("Input.HasSomebody"));
        Assert.Equal("Enter their last name", (await page.Choose("Input.HasSomebody", "True").Press("Save declaration")).ErrorOf("Input.LastName"));

        (await page.Choose("Input.HasSomebody", "False").Press("Save declaration")).Shows("Your declaration is saved");

        (await world.As(support).Open("/account")).Shows($"last done {world.Clock.Today:d MMMM yyyy}").DoesNotShow("due now");
        world.Clock.Pass(TimeSpan.FromDays(365));
        (await world.As(support).Open("/account")).Shows("due now");
        world.Clock.Pass(TimeSpan.FromDays(-365));
    }

    private static async Task<Shown> Declare(Visitor visitor, string first, string last, DateOnly? born, string? postcode = null) =>
        await (await visitor.Open(GovernanceLinks.Declare)).Choose("Input.HasSomebody", "True").Choose("Input.Kind", "Relative")
            .Fill("Input.FirstName", first).Fill("Input.LastName", last).FillDate("Input.BirthDate", born).Fill("Input.Postcode", postcode).Press("Save declaration");

    private Task<List<PrivacyAlert>> Alerts(RowId interest) => world.Read(db => db.PrivacyAlerts.Where(a => a.Of == interest && a.Kind == PrivacyAlertKind.InterestDeclared).ToListAsync());

    private Task<DateOnly> Born(FamilyInTest family) => world.Read(db => db.People.Where(p => p.Id == family.Child("Amy")).Select(p => p.BirthDate!.Value).SingleAsync());
}
