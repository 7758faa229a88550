using System.Net;
using Kith.Features.Casework;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class WithdrawHelpAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task One_entered_by_mistake_is_counted_nowhere_and_never_vanishes()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var id = await world.AHelpAssessment(family, new DateOnly(2026, 6, 1));
        await world.IsHidden(r => CaseworkLinks.WithdrawHelpAssessment(r, id), family);
        await world.IsRefused(r => CaseworkLinks.WithdrawHelpAssessment(r, id), family, Role.MentalHealthWorker);
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.WithdrawHelpAssessment(family.Ref, id));

        Assert.Equal("Enter why this was entered by mistake", (await (await open()).Press("Withdraw")).ErrorOf("Input.Why"));
        (await (await open()).Fill("Input.Why", "It was her cousin’s").Press("Withdraw")).Expect(HttpStatusCode.OK)
            .Shows("Family Help assessment withdrawn").Shows("No Family Help assessment has been started").Shows("Family Help assessment of Amy Larkspur from 1 June 2026: It was her cousin’s");

        Assert.Equal($$"""{"Assessment":"{{id}}"}""", (await world.Fact<HelpAssessmentWithdrawn>(family)).Data);
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Chronology(family.Ref))).DoesNotShow("Family Help assessment");
        (await open()).Expect(HttpStatusCode.NotFound);
        await world.AHelpAssessment(family, new DateOnly(2026, 6, 1));
    }
}
