using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class RecordMissingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_child_goes_missing_and_comes_back_to_an_interview()
    {
        var family = await world.AReferredFamily("Amy");
        var period = await world.CareStarted(family, new DateOnly(2026, 3, 2), "Amy");
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.RecordMissing(family.Ref, period));

        Assert.Equal("Select whether the child was missing or away without authorisation", (await (await open()).Press("Save")).ErrorOf("Input.Kind"));
        (await (await open()).Choose("Input.Kind", "Missing").FillDate("Input.From", new DateOnly(2026, 6, 14)).Press("Save")).Expect(HttpStatusCode.OK).Shows("Not back yet");
        var gone = Assert.Single((await world.Care(period)).Missing);
        Assert.Equal($$"""{"Row":"{{gone.Id}}","Kind":"Missing","From":"2026-06-14"}""", (await world.Fact<ChildMissing>(family)).Data);
        Assert.Equal(
            "The child is recorded as missing: record when they came back first",
            (await (await world.As(family.SocialWorker).Open(CaseworkLinks.CeaseCare(family.Ref, period))).Fill("Input.Reason", "E4A").Press("Save")).ErrorOf("Input.On"));

        var back = () => world.As(family.SocialWorker).Open(CaseworkLinks.RecordMissing(family.Ref, period, gone.Id));
        Assert.Equal("Select that a return interview was offered", (await (await back()).FillDate("Input.Until", new DateOnly(2026, 6, 15)).Choose("Input.WasAccepted", "true").Press("Save")).ErrorOf("Input.WasAccepted"));
        (await (await back()).FillDate("Input.Until", new DateOnly(2026, 6, 15)).Choose("Input.WasOffered", "true").Choose("Input.WasAccepted", "false").Press("Save"))
            .Shows("Back 15 June 2026").Shows("Return interview offered and declined");
        await world.IsHidden(r => CaseworkLinks.RecordMissing(r, period), family);
        await world.IsRefused(r => CaseworkLinks.RecordMissing(r, period), family, Role.MentalHealthWorker);
    }
}
