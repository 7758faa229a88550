using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class CompleteHelpAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_is_completed_once_on_a_day_that_can_be()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var id = await world.AHelpAssessment(family, new DateOnly(2026, 6, 1));
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.CompleteHelpAssessment(family.Ref, id));

        var early = await (await open()).FillDate("Input.On", new DateOnly(2026, 5, 31)).Press("Complete the assessment");
        Assert.Equal("The day the assessment was completed must be the same as or after 1 June 2026, when it started", early.ErrorOf("Input.On"));
        var other = await open();
        (await (await open()).FillDate("Input.On", new DateOnly(2026, 6, 12)).Press("Complete the assessment")).Expect(HttpStatusCode.OK).Shows("Family Help assessment completed").Shows("12 Jun 2026");
        (await other.FillDate("Input.On", new DateOnly(2026, 6, 13)).Press("Complete the assessment")).Shows("Somebody else changed this while you were working on it");

        Assert.Equal(new DateOnly(2026, 6, 12), (await world.HelpAssessment(id)).CompletedOn);
        Assert.Equal($$"""{"Assessment":"{{id}}","On":"2026-06-12"}""", (await world.Fact<HelpAssessmentCompleted>(family)).Data);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.CompleteHelpAssessment(family.Ref, new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => CaseworkLinks.CompleteHelpAssessment(r, id), family);
        await world.IsRefused(r => CaseworkLinks.CompleteHelpAssessment(r, id), family, Role.MentalHealthWorker);
    }
}
