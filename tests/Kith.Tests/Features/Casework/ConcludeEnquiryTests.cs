using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class ConcludeEnquiryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Each_child_has_an_outcome_of_their_own_and_one_may_wait()
    {
        var family = await world.AReferredFamily("Amy", "Ben", "Cleo");
        await world.AnEnquiry(family, new DateOnly(2026, 6, 8));
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.ConcludeEnquiry(family.Ref));

        var saved = await page.FillDate("Input.On", new DateOnly(2026, 6, 15)).Choose("Input.Children[0].Outcome", nameof(EnquiryOutcome.SignificantHarm))
            .Choose("Input.Children[1].Outcome", nameof(EnquiryOutcome.NotSubstantiated)).Press("Save the outcome");

        saved.Expect(HttpStatusCode.OK).Shows("Outcome saved").Shows("Significant harm, suffered or likely: a conference is needed (15 June 2026)");
        Assert.Equal([false, true, false], new[] { await Of("Amy"), await Of("Ben"), await Of("Cleo") }.Select(e => e.ConferenceNotRequired));
        Assert.Equal((EnquiryOutcome.NotSubstantiated, new DateOnly(2026, 6, 15)), ((await Of("Ben")).Outcome, (await Of("Ben")).OutcomeOn));
        Assert.Null((await Of("Cleo")).Outcome);
        Assert.Equal($$"""{"Enquiry":"{{(await Of("Ben")).Id}}","Outcome":"NotSubstantiated","On":"2026-06-15"}""", (await world.Fact<EnquiryConcluded>(family)).Data);

        async Task<Section47Enquiry> Of(string child) => Assert.Single(await world.EnquiriesOf(family, child));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        var family = await world.AReferredFamily("Amy");
        await world.AnEnquiry(family, new DateOnly(2026, 6, 8));
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.ConcludeEnquiry(family.Ref));
        var empty = await (await page()).FillDate("Input.On", null).Press("Save the outcome");
        var early = await (await page()).FillDate("Input.On", new DateOnly(2026, 6, 5)).Choose("Input.Children[0].Outcome", nameof(EnquiryOutcome.NotSubstantiated)).Press("Save the outcome");

        Assert.Equal("Enter the day of the outcome", empty.ErrorOf("Input.On"));
        Assert.Equal("Select what was found about at least one child", empty.ErrorOf("Input.Children[0].Outcome"));
        Assert.Equal("The day of the outcome must be the same as or after 8 June 2026, when the enquiry about Amy Larkspur started", early.ErrorOf("Input.On"));
        (await (await page()).Choose("Input.Children[0].Outcome", nameof(EnquiryOutcome.NotSubstantiated)).Press("Save the outcome")).Shows("Outcome saved");
        Assert.Equal(CaseworkLinks.Plans(family.Ref), (await page()).Address);
        await world.IsHidden(CaseworkLinks.ConcludeEnquiry, family);
        await world.IsRefused(CaseworkLinks.ConcludeEnquiry, family, Role.MentalHealthWorker);
    }
}
