using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class AnswerReferralTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_family_opens_for_whoever_accepts()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var specialist = await world.Given.AWorker(Role.MentalHealthWorker);
        var id = await world.AnInvitation(family, specialist, InvitationKind.ToWork, family.Adult("Vera"));
        var page = await world.As(specialist).Open(FamiliesLinks.AnswerReferral(id));
        page.Shows(GivenInvitation.Words).DoesNotShow("Amy");
        Assert.Equal("Select whether you will work with the family", (await page.Press("Answer")).ErrorOf("Input.IsAccepted"));

        (await page.Choose("Input.IsAccepted", "True").Press("Answer")).Expect(HttpStatusCode.OK).Shows("Accepted. You work with the family from now on").Shows("Amy");

        var involvement = await world.Read(db => db.Involvements.SingleAsync(i => i.Posting == specialist.Posting));
        Assert.Equal((InvolvementKind.CoWorker, family.Adult("Vera")), (involvement.Kind, involvement.Adult!.Value));
        Assert.Contains("true", (await world.Fact<ReferralAnswered>(family)).Data, StringComparison.Ordinal);
        await world.Fact<WorkerNamed>(family);
        (await world.As(specialist).Open(FamiliesLinks.AnswerReferral(id))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_declines_says_why_and_sees_nothing_more()
    {
        var family = await world.Given.AFamily();
        var worker = await world.Given.AWorker(Role.FamilySupportWorker);
        var id = await world.AnInvitation(family, worker, InvitationKind.ToWork);
        var page = await world.As(worker).Open(FamiliesLinks.AnswerReferral(id));
        page.Choose("Input.IsAccepted", "False");
        Assert.Equal("Enter why you decline", (await page.Press("Answer")).ErrorOf("Input.Why"));

        (await page.Fill("Input.Why", "No room until August").Press("Answer")).Shows("Declined").Shows("Nobody asks anything of you");

        (await world.As(worker).Open(FamiliesLinks.Invitation(id))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(FamiliesLinks.Team(family.Ref))).Shows("declined. No room until August");
        Assert.False(await world.Read(db => db.Involvements.AnyAsync(i => i.Posting == worker.Posting)));
    }

    [Fact]
    public async Task What_has_changed_since_they_were_asked_counts_when_they_accept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var worker = await world.Given.AWorker(Role.Psychologist);
        var id = await world.AnInvitation(family, worker, InvitationKind.ToWork, family.Adult("Vera"));
        var manager = await world.Acting(family.Manager);
        await world.Do((NameWorker command, Now now) => command.Do(family.Episode, worker.Posting, family.Adult("Paul"), manager, now, default));

        var by = await world.Acting(worker);
        var refusals = await world.Refusals((AnswerReferral command, Now now) => command.Do(id, new AnswerReferralInput { IsAccepted = true }, by, now, default));

        Assert.StartsWith($"{worker.Name} already works with", Assert.Single(refusals).Message, StringComparison.Ordinal);
        Assert.Null(await world.Read(db => db.Invitations.Where(x => x.Id == id).Select(x => x.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task It_is_for_the_one_who_is_asked_until_its_last_day_and_while_nothing_shuts_them_out()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var (worker, school) = (await world.Given.AWorker(Role.FamilySupportWorker), await world.Given.AWorker(Role.SchoolDsl));
        var (id, part) = (await world.AnInvitation(family, worker, InvitationKind.ToWork), await world.AnInvitation(family, school, InvitationKind.ToContribute));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.AnswerReferral(id))).Expect(HttpStatusCode.NotFound);
        (await world.As(school).Open(FamiliesLinks.AnswerReferral(part))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.Manager).Open(FamiliesLinks.AnswerReferral(id))).Expect(HttpStatusCode.Forbidden);
        (await world.As(worker).Open(FamiliesLinks.AnswerReferral(id))).Expect(HttpStatusCode.OK);

        var manager = await world.Acting(family.Manager);
        await world.Do((RestrictFamily command, Now now) => command.Do(family.Episode, new RestrictFamilyInput { Label = CaseLabel.Restricted, Reason = RestrictionReason.HighRisk }, manager, now, default));
        foreach (var address in new[] { FamiliesLinks.AnswerReferral(id), FamiliesLinks.Invitation(id) })
        {
            (await world.As(worker).Open(address)).Expect(HttpStatusCode.NotFound);
        }

        (await world.As(worker).Open(FamiliesLinks.Invitations())).Shows("Nobody asks anything of you");
    }
}
