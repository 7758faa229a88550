using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class ChangeReferralTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_says_why_the_child_is_in_need()
    {
        var (family, referral) = await Referred();
        var list = await world.As(family.SocialWorker).Open(CaseworkLinks.AssessmentsOf(family.Ref));
        list.Shows("Amy Larkspur").Shows("Not recorded");

        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.ChangeReferral(family.Ref, referral.Id));
        var saved = await page.Choose("Input.Need", "N1").Fill("Input.Source", "2A").Press("Save the referral");

        saved.Expect(HttpStatusCode.OK).Shows("Referral saved").Shows("Abuse, neglect and exploitation");
        var kept = await Read(referral.Id);
        Assert.Equal(("2A", "N1", null), (kept.ReferralSource, kept.PrimaryNeed, kept.ReasonForClosure));
        Assert.Equal($$"""{"Referral":"{{referral.Id}}","Changed":["ReferralSource","PrimaryNeed"]}""", (await world.Fact<ReferralChanged>(family)).Data);
    }

    [Fact]
    public async Task It_asks_for_what_the_census_counts()
    {
        var (family, referral) = await Referred();

        var refused = await (await world.As(family.SocialWorker).Open(CaseworkLinks.ChangeReferral(family.Ref, referral.Id))).Fill("Input.Source", "").Press("Save the referral");

        Assert.Equal("Select why the child is in need", refused.ErrorOf("Input.Need"));
        Assert.Equal("Select who referred the child", refused.ErrorOf("Input.Source"));
    }

    [Fact]
    public async Task An_episode_that_has_ended_needs_its_reason_and_an_open_one_has_none()
    {
        var (family, referral) = await Referred();
        var manager = await world.Acting(family.Manager);

        var early = await world.Refusals<ChangeReferral, ChildEpisodeId>((change, now) =>
            change.Do(referral.Id, new ChangeReferralInput { Source = "6", Need = "N1", Reason = "RC7" }, manager, now, CancellationToken.None));
        await world.Run<ChildEpisodeId>(async (services, now) =>
        {
            (await services.GetRequiredService<Kith.Platform.Data.KithDb>().ChildEpisodes.SingleAsync(e => e.Id == referral.Id)).Close(now.Today, "RC7");
            return referral.Id;
        });
        var page = await world.As(family.Manager).Open(CaseworkLinks.ChangeReferral(family.Ref, referral.Id));
        var without = await page.Choose("Input.Need", "N1").Fill("Input.Reason", "").Press("Save the referral");

        Assert.Equal("The child’s episode is open: it has no reason for closure", Assert.Single(early).Message);
        Assert.Equal("Select why the child’s episode ended", without.ErrorOf("Input.Reason"));
    }

    [Fact]
    public async Task It_is_for_those_who_work_with_the_family()
    {
        var (family, referral) = await Referred();

        await world.IsHidden(r => CaseworkLinks.ChangeReferral(r, referral.Id), family);
        await world.IsRefused(r => CaseworkLinks.ChangeReferral(r, referral.Id), family, Role.SchoolDsl);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.ChangeReferral(family.Ref, new ChildEpisodeId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    private async Task<(FamilyInTest Family, ChildEpisode Referral)> Referred()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.StartedAssessment(family);
        return (family, await world.Read(db => db.ChildEpisodes.AsNoTracking().SingleAsync(e => e.FamilyEpisode == family.Episode)));
    }

    private Task<ChildEpisode> Read(ChildEpisodeId id) => world.Read(db => db.ChildEpisodes.AsNoTracking().SingleAsync(e => e.Id == id));
}
