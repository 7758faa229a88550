using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Governance;

public sealed class JudgeInterestTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_privacy_officer_says_who_it_is_and_only_then_anything_changes()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", 8));
        var born = await world.Read(db => db.People.Where(p => p.Id == family.Child("Amy")).Select(p => p.BirthDate).SingleAsync());
        await world.Declares(family.SocialWorker, "Emmy", "Larkspur", born);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));
        var address = await Address(family.SocialWorker);
        var page = await officer.Open(address);

        page.Shows("Amy Larkspur, born").DoesNotShow(family.Ref);
        Assert.Equal("Select who it is", (await page.Press("Save answer")).ErrorOf("Input.Answer"));
        (await page.Choose("Input.Answer", family.Child("Amy").Value.ToString()).Press("Save answer")).Shows("Answer saved").Shows("Shut out");

        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.NotFound);
        (await (await officer.Open(address)).Choose("Input.Answer", "end").Press("Save answer")).DoesNotShow("Shut out");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
        Assert.NotEmpty(await world.Facts<InterestEnded>());
    }

    [Fact]
    public async Task Nobody_is_an_answer_and_a_protected_address_matches_nobody()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var manager = await world.Acting(family.Manager);
        await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult("Vera"), "2 Low Street", "XN2 2BB", null, true, now.Today), manager, now, default));
        await world.Declares(family.SocialWorker, "Sam", "Larkspur", null, "XN2 2BB");
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));

        var page = await officer.Open(await Address(family.SocialWorker));

        page.DoesNotShow("Vera");
        (await page.Choose("Input.Answer", "nobody").Press("Save answer")).Shows("Nobody in the record");
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);
        await world.Given.AWorker(Role.PrivacyOfficer, new TeamInTest(worker.Team, worker.Agency, string.Empty));
        await world.Declares(worker, "Sam", "Oak");
        var address = await Address(worker);

        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer)).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(worker).Open(address)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_judges_or_ends_what_they_declared_or_what_is_about_somebody_of_theirs()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await world.Declares(officer, "Sam", "Oakley");
        var own = await Address(officer);
        await world.IsCloseTo(family.SocialWorker, family, family.Child("Amy"));
        var theirs = await Address(family.SocialWorker);
        (await world.As(officer).Open(theirs)).Expect(HttpStatusCode.OK);
        await world.IsCloseTo(officer, family, family.Child("Amy"));

        (await world.As(officer).Open(own)).Expect(HttpStatusCode.NotFound);
        (await world.As(officer).Open(theirs)).Expect(HttpStatusCode.NotFound);
        (await world.As(officer).Open(GovernanceLinks.Interests)).DoesNotShow("Oakley");
        var by = await world.Acting(officer);
        foreach (var worker in new[] { officer, family.SocialWorker })
        {
            var id = await world.Read(db => db.Interests.Where(x => x.Worker == worker.Worker).OrderBy(x => x.Id).Select(x => x.Id).FirstAsync());
            Assert.Equal(RefusalKind.NotFound, Assert.Single((await world.Do((JudgeInterest command, Now now) => command.Do(id, new JudgeInput { Answer = JudgeInput.End }, by, now, default))).Refusals).Kind);
        }

        (await world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team)).Open(own)).Expect(HttpStatusCode.OK);
    }

    private async Task<string> Address(WorkerInTest worker) => GovernanceLinks.Interest(await world.Read(db => db.Interests.Where(x => x.Worker == worker.Worker).Select(x => x.Id).SingleAsync()));
}
