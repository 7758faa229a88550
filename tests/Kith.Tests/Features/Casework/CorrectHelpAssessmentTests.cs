using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class CorrectHelpAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_is_put_right_and_the_ledger_names_the_fields()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera"));
        var id = await world.AHelpAssessment(family, new DateOnly(2026, 6, 1), "Amy");
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.CorrectHelpAssessment(family.Ref, id));

        var late = await (await open()).FillDate("Input.CompletedOn", new DateOnly(2026, 5, 1)).Press("Save the assessment");
        Assert.Equal("The day the assessment was completed must be the same as or after the day it started", late.ErrorOf("Input.CompletedOn"));
        var saved = await (await open()).FillDate("Input.StartedOn", new DateOnly(2026, 5, 4)).FillDate("Input.CompletedOn", new DateOnly(2026, 6, 5)).Choose("Input.Children", family.Child("Ben").ToString()).Press("Save the assessment");

        saved.Expect(HttpStatusCode.OK).Shows("Family Help assessment corrected").Shows("4 May 2026").Shows("Amy Larkspur, Ben Larkspur");
        Assert.Equal($$"""{"Assessment":"{{id}}","Changed":["StartedOn","CompletedOn","Children"]}""", (await world.Fact<HelpAssessmentCorrected>(family)).Data);
        Assert.Equal(1, (await world.HelpAssessment(id)).Version);
        await world.IsHidden(r => CaseworkLinks.CorrectHelpAssessment(r, id), family);
        await world.IsRefused(r => CaseworkLinks.CorrectHelpAssessment(r, id), family, Role.MentalHealthWorker);
    }
}
