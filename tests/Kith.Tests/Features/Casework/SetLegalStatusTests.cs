using System.Net;
using Kith.Features.Casework;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class SetLegalStatusTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Another_status_begins_and_the_first_can_be_put_right()
    {
        var family = await world.AReferredFamily("Amy");
        var period = await world.CareStarted(family, new DateOnly(2026, 3, 2), "Amy");
        var lead = world.As(family.SocialWorker);
        var open = () => lead.Open(CaseworkLinks.SetLegalStatus(family.Ref, period));

        var empty = await (await open()).Press("Save the legal status");
        Assert.Equal("Enter the day the legal status began", empty.ErrorOf("Input.From"));
        Assert.Equal("Select the legal status", empty.ErrorOf("Input.Status"));
        (await (await open()).FillDate("Input.From", new DateOnly(2026, 5, 4)).Fill("Input.Status", "C2").Press("Save the legal status")).Expect(HttpStatusCode.OK)
            .Shows("Legal status saved").Shows("Full care order, since 4 May 2026");
        var statuses = (await world.Care(period)).Statuses.OrderBy(s => s.On).ToList();
        Assert.Equal($$"""{"Row":"{{statuses[1].Id}}","Status":"C2","From":"2026-05-04"}""", (await world.Fact<LegalStatusChanged>(family)).Data);
        (await lead.Open(WorkbookLinks.Chronology(family.Ref))).Shows("Legal status changed");

        var first = await lead.Open(CaseworkLinks.SetLegalStatus(family.Ref, period, statuses[0].Id));
        Assert.Equal("The period began with this: correct the day on which the child started to be looked after instead", (await first.FillDate("Input.From", new DateOnly(2026, 3, 3)).Press("Save the legal status")).ErrorOf("Input.From"));
        await (await lead.Open(CaseworkLinks.SetLegalStatus(family.Ref, period, statuses[0].Id))).Fill("Input.Status", "V2").Press("Save the legal status");
        Assert.Equal(["V2", "C2"], (await world.Care(period)).Statuses.OrderBy(s => s.On).Select(s => s.Code));
        Assert.Equal($$"""{"Row":"{{statuses[0].Id}}"}""", (await world.Fact<CareRowCorrected>(family)).Data);
        await world.IsHidden(r => CaseworkLinks.SetLegalStatus(r, period), family);
        await world.IsRefused(r => CaseworkLinks.SetLegalStatus(r, period), family, Role.MentalHealthWorker);
    }
}
