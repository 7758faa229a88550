using System.Net;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Families;

public sealed class InviteTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_manager_refers_an_adult_to_a_specialist_for_whom_the_family_is_not_there()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var specialist = await world.Given.AWorker(Role.SubstanceMisuseWorker);
        var page = await world.As(family.Manager).Open(FamiliesLinks.Invite(family.Ref));
        Assert.Null(page.ValueOf("Input.Kind"));

        var team = await page.Choose("Input.Kind", nameof(InvitationKind.ToWork)).Fill("Input.WorkEmail", specialist.Account.Email).Fill("Input.Adult", family.Adult("Vera").ToString())
            .Fill("Input.Words", "Vera would like help with drinking").Press("Ask them");

        team.Shows("They have been asked").Shows("Who was asked").Shows($"{specialist.Name} (Substance misuse worker), to work with the family: until 30 June 2026");
        var asked = await world.As(specialist).Open(FamiliesLinks.Invitation(await OpenFor(specialist)));
        asked.Shows("Vera would like help with drinking").Shows("Vera Larkspur").Shows(family.Ref).Shows(family.Manager.Name).DoesNotShow("Amy");
        (await world.As(specialist).Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.NotFound);
        (await world.As(specialist).Open("/")).Shows("You are asked 1 thing");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.History(family.Ref))).Shows("Somebody asked to work with the family");
        Assert.DoesNotContain("drinking", (await world.Fact<SomebodyInvited>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lead_worker_asks_a_partner_for_one_part_and_refers_to_nobody()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var school = await world.Given.AWorker(Role.SchoolDsl);
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.Invite(family.Ref));

        var empty = await page.Fill("Input.Until.Day", string.Empty).Fill("Input.Until.Month", string.Empty).Fill("Input.Until.Year", string.Empty).Press("Ask them");
        Assert.Equal("Enter the work email address of whoever you ask", empty.ErrorOf("Input.WorkEmail"));
        Assert.Equal("Select at least one child", empty.ErrorOf("Input.Children"));
        Assert.Equal("Enter what you ask of them", empty.ErrorOf("Input.Words"));
        Assert.Equal("Enter the last day on which they can answer", empty.ErrorOf("Input.Until"));

        (await Ask()).Shows("They have been asked").Shows(school.Name);
        Assert.Equal("They have been asked already. Withdraw that first to ask something else", (await Ask()).ErrorOf("Input.WorkEmail"));

        var by = await world.Acting(family.SocialWorker);
        var refer = new InviteInput { Kind = InvitationKind.ToWork, Posting = school.Posting, Words = "Work with us", Until = world.Clock.Today };
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((Invite command, Now now) => command.Do(family.Episode, refer, by, now, default))).Kind);

        async Task<Shown> Ask() => await (await world.As(family.SocialWorker).Open(FamiliesLinks.Invite(family.Ref)))
            .Fill("Input.WorkEmail", school.Account.Email).Choose("Input.Children", family.Child("Amy").ToString()).Fill("Input.Words", "How is Amy in class?").Press("Ask them");
    }

    [Fact]
    public async Task Words_that_tell_where_somebody_is_are_not_sent()
    {
        var (family, _) = await world.AShieldedFamily();
        var school = await world.Given.AWorker(Role.SchoolDsl);
        var by = await world.Acting(family.SocialWorker);
        var input = new InviteInput
        {
            Kind = InvitationKind.ToContribute,
            Posting = school.Posting,
            Children = [family.Child("Amy")],
            Words = $"They live at {GivenShield.Canary} now",
            Until = world.Clock.Today,
        };

        Assert.Equal("This would tell where somebody is. Leave the place out", Assert.Single(await world.Refusals((Invite command, Now now) => command.Do(family.Episode, input, by, now, default))).Message);
    }

    [Fact]
    public async Task Words_that_tell_where_one_of_them_is_by_another_family_of_hers_are_not_sent_and_what_may_tell_it_is_looked_at()
    {
        var (family, _) = await world.AShieldedFamily();
        await world.IsInAnotherFamily(family.Adult("Vera"), "Larksfield, 8 Elsewhere Row");
        var school = await world.Given.AWorker(Role.SchoolDsl);

        Assert.Equal("This would tell where somebody is. Leave the place out", (await Ask("She was seen at 8 Elsewhere Row")).ErrorOf("Input.Words"));
        var doubted = await Ask("Amy’s friend lives in Larksfield");
        Assert.Equal("Confirm that you have looked at what may tell where somebody is", doubted.ErrorOf("Input.Looked"));
        doubted.Shows("Something you wrote may be a place that is protected").DoesNotShow("Elsewhere");
        (await doubted.Choose("Input.Looked", "true").Press("Ask them")).Shows("They have been asked");

        async Task<Shown> Ask(string words) => await (await world.As(family.SocialWorker).Open(FamiliesLinks.Invite(family.Ref)))
            .Fill("Input.WorkEmail", school.Account.Email).Choose("Input.Children", family.Child("Amy").ToString()).Fill("Input.Words", words).Press("Ask them");
    }

    [Fact]
    public async Task Words_are_searched_again_when_they_are_read_for_what_has_been_hidden_since()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        await world.IsInAnotherFamily(family.Adult("Vera"), "Alderwick, 2 Other Close");
        var (sure, doubtful, looked) = (await Asked("She was seen at 8 Elsewhere Row."), await Asked("We met at the fair in Larksfield."), await Asked("Amy’s friend lives in Alderwick.", isLooked: true));
        (await Read(sure)).Shows("8 Elsewhere Row");
        (await Read(doubtful)).Shows("Larksfield");

        await world.IsInAnotherFamily(family.Adult("Vera"), "Larksfield, 8 Elsewhere Row");

        (await Read(sure)).Shows("She was seen at [left out].").DoesNotShow("Elsewhere");
        (await Read(doubtful)).Shows("What they wrote may tell where somebody is, so it is not shown. Ask them").DoesNotShow("Larksfield").DoesNotShow("fair");
        (await Read(looked)).Shows("lives in Alderwick");
        (await world.As(sure.School).Open(WorkbookLinks.Contribute(sure.Id))).Shows("She was seen at [left out].").DoesNotShow("Elsewhere");

        async Task<(WorkerInTest School, InvitationId Id)> Asked(string words, bool isLooked = false)
        {
            var school = await world.Given.AWorker(Role.SchoolDsl);
            var by = await world.Acting(family.Manager);
            var input = new InviteInput { Kind = InvitationKind.ToContribute, Posting = school.Posting, Children = [family.Child("Amy")], Words = words, Looked = isLooked, Until = world.Clock.Today };
            return (school, (await world.Do((Invite command, Now now) => command.Do(family.Episode, input, by, now, default))).Value);
        }

        Task<Shown> Read((WorkerInTest School, InvitationId Id) asked) => world.As(asked.School).Open(FamiliesLinks.Invitation(asked.Id));
    }

    [Fact]
    public async Task Who_may_not_know_where_they_are_asks_nobody_whatever_they_write()
    {
        var (family, _) = await world.AShieldedFamily();
        var school = await world.Given.AWorker(Role.SchoolDsl);
        await world.WorksWith(family, family.SocialWorker, "Paul");
        var by = await world.Acting(family.SocialWorker);

        List<string> told = [];
        foreach (var words in new[] { $"They live at {GivenShield.Canary} now", "How is Amy in class?" })
        {
            var input = new InviteInput { Kind = InvitationKind.ToContribute, Posting = school.Posting, Children = [family.Child("Amy")], Words = words, Until = world.Clock.Today };
            told.Add(Assert.Single(await world.Refusals((Invite command, Now now) => command.Do(family.Episode, input, by, now, default))).Message);
        }

        Assert.Equal(["Somebody who may know where this family is has to ask", "Somebody who may know where this family is has to ask"], told);
    }

    [Fact]
    public async Task Nobody_is_asked_whom_the_family_is_shut_to_or_who_works_with_it_or_may_not_write()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var (school, analyst, hers) = (await world.Given.ACoWorker(family, Role.SchoolDsl), await world.Given.AWorker(Role.Analyst), await world.Given.ACoWorker(family, Role.DaVictimWorker, "Vera"));
        var officer = await world.Given.AWorker(Role.PolicePartner);
        await world.Run<int>((services, now) =>
        {
            services.GetRequiredService<KithDb>().Add(
                Interest.With(family.Adult("Vera"), officer.Worker, new InterestDetails(InterestKind.Relative, null, null, null, null, null), officer.Posting, now).Value);
            return Task.FromResult<Outcome<int>>(1);
        });

        Assert.Equal("They already work with this family", await Refusal(school, InvitationKind.ToContribute));
        Assert.Equal("Only a school, a health service or the police can be asked to write one part. Ask others to work with the family", await Refusal(analyst, InvitationKind.ToContribute));
        Assert.Equal("Select a worker who works with families", await Refusal(analyst, InvitationKind.ToWork));
        Assert.Equal("This worker cannot work with this family. Ask a privacy officer", await Refusal(officer, InvitationKind.ToContribute));
        Assert.Equal($"{hers.Name} already works with the person whom Paul Larkspur is alleged to have harmed", await Refusal(hers, InvitationKind.ToWork, family.Adult("Paul")));
        Assert.Equal(0, await world.Read(db => db.Invitations.CountAsync(x => x.FamilyEpisode == family.Episode)));

        async Task<string> Refusal(WorkerInTest asked, InvitationKind kind, PersonId? adult = null)
        {
            var by = await world.Acting(family.Manager);
            var input = new InviteInput { Kind = kind, Posting = asked.Posting, Adult = adult, Children = [family.Child("Amy")], Words = "Would you?", Until = world.Clock.Today };
            return Assert.Single(await world.Refusals((Invite command, Now now) => command.Do(family.Episode, input, by, now, default))).Message;
        }
    }

    [Fact]
    public async Task It_is_for_the_lead_worker_and_their_manager()
    {
        var family = await world.Given.AFamily();
        (await world.As(await world.Given.ACoWorker(family, Role.FamilySupportWorker)).Open(FamiliesLinks.Invite(family.Ref))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(FamiliesLinks.Invite(family.Ref))).Expect(HttpStatusCode.NotFound);
    }

    private Task<InvitationId> OpenFor(WorkerInTest worker) => world.Read(db => db.Invitations.Where(x => x.Posting == worker.Posting && x.EndedAt == null).Select(x => x.Id).SingleAsync());
}
