using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class CorrectEnquiryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Every_day_of_an_enquiry_can_be_put_right()
    {
        var family = await world.AReferredFamily("Amy");
        await world.AnEnquiry(family, new DateOnly(2026, 5, 18));
        await world.AConference(family, new DateOnly(2026, 6, 8), "NONE");
        var enquiry = Assert.Single(await world.EnquiriesOf(family, "Amy"));
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.CorrectEnquiry(family.Ref, enquiry.Id));

        var wrong = await (await page()).FillDate("Input.DiscussedOn", new DateOnly(2026, 5, 19)).FillDate("Input.OutcomeOn", new DateOnly(2026, 5, 15)).FillDate("Input.ConferenceOn", new DateOnly(2026, 5, 16)).Press("Save the enquiry");
        Assert.Equal("The day of the strategy discussion must be the same as or before the day the enquiry started", wrong.ErrorOf("Input.DiscussedOn"));
        Assert.Equal("The day of the outcome must be the same as or after the day the enquiry started", wrong.ErrorOf("Input.OutcomeOn"));
        Assert.Equal("The day of the conference must be from Monday to Friday", wrong.ErrorOf("Input.ConferenceOn"));
        var contradiction = await (await page()).Choose("Input.Outcome", nameof(EnquiryOutcome.NotSubstantiated)).Press("Save the enquiry");
        Assert.Equal("A conference was held: select that one was needed, or leave its day empty", contradiction.ErrorOf("Input.ConferenceOn"));
        Assert.Equal("Enter the day the enquiry started", (await (await page()).FillDate("Input.StartedOn", null).Press("Save the enquiry")).ErrorOf("Input.StartedOn"));

        var saved = await (await page()).FillDate("Input.OutcomeOn", new DateOnly(2026, 5, 29)).FillDate("Input.ConferenceOn", new DateOnly(2026, 6, 9)).Press("Save the enquiry");

        saved.Expect(HttpStatusCode.OK).Shows("Section 47 enquiry corrected");
        var kept = Assert.Single(await world.EnquiriesOf(family, "Amy"));
        Assert.Equal((new DateOnly(2026, 5, 29), new DateOnly(2026, 6, 9), false), (kept.OutcomeOn, kept.ConferenceOn, kept.ConferenceNotRequired));
        Assert.Equal($$"""{"Enquiry":"{{enquiry.Id}}","Changed":["OutcomeOn","ConferenceOn"]}""", (await world.Fact<EnquiryCorrected>(family)).Data);
        await world.IsHidden(r => CaseworkLinks.CorrectEnquiry(r, enquiry.Id), family);
        await world.IsRefused(r => CaseworkLinks.CorrectEnquiry(r, enquiry.Id), family, Role.MentalHealthWorker);
    }
}
