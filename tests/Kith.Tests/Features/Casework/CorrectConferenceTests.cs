using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class CorrectConferenceTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_conference_without_an_enquiry_can_be_put_right()
    {
        var family = await world.AReferredFamily("Amy");
        await world.AConference(family, new DateOnly(2026, 6, 8), "NEG");
        var referral = await world.Read(db => Task.FromResult(db.ChildEpisodes.Single(e => e.FamilyEpisode == family.Episode)));
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.CorrectConference(family.Ref, referral.Id));

        var sunday = await (await page()).FillDate("Input.On", new DateOnly(2026, 6, 7)).Press("Save the conference");
        var ahead = await (await page()).FillDate("Input.On", new DateOnly(2026, 6, 17)).Press("Save the conference");
        var saved = await (await page()).FillDate("Input.On", new DateOnly(2026, 6, 9)).Press("Save the conference");

        Assert.Equal("The day of the conference must be from Monday to Friday", sunday.ErrorOf("Input.On"));
        Assert.Equal("The day of the conference must be today or in the past", ahead.ErrorOf("Input.On"));
        saved.Expect(HttpStatusCode.OK).Shows("Conference corrected");
        Assert.Equal($$"""{"Episode":"{{referral.Id}}","On":"2026-06-09"}""", (await world.Fact<ConferenceCorrected>(family)).Data);
        (await (await page()).FillDate("Input.On", null).Press("Save the conference")).Shows("Conference corrected").DoesNotShow("Without a section 47 enquiry");
        await world.IsHidden(r => CaseworkLinks.CorrectConference(r, referral.Id), family);
        await world.IsRefused(r => CaseworkLinks.CorrectConference(r, referral.Id), family, Role.MentalHealthWorker);
    }
}
