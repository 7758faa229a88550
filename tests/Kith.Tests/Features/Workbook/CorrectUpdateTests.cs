using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class CorrectUpdateTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_partner_corrects_their_own_update()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var update = await world.Update(family, school, "Amy came late", family.Child("Amy"));
        var visitor = world.As(school);

        var page = await visitor.Open(WorkbookLinks.Correct(family.Ref, update, EntryKind.Update));
        Assert.Equal("Concern", page.ValueOf("Input.About"));
        Assert.Equal("Amy came late", page.ValueOf("Input.Account"));
        var corrected = await page
            .Choose("Input.Children", family.Child("Ben").Value.ToString()).Fill("Input.Account", "Both came late").Fill("Input.WhyCorrected", "Ben too")
            .Press("Save correction");

        corrected.Expect(HttpStatusCode.OK).Shows("Correction saved").Shows("Both came late").Shows("Amy Larkspur, Ben Larkspur");
        var fact = (await world.Facts<UpdateSent>())[^1];
        Assert.Contains(update.Value.ToString(), fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_partners_update_does_not_exist_and_the_team_may_not_correct_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var police = await world.Given.ACoWorker(family, Role.PolicePartner);
        var update = await world.Update(family, school, "Late", family.Child("Amy"));
        var address = WorkbookLinks.Correct(family.Ref, update, EntryKind.Update);

        (await world.As(police).Open(address)).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        var refused = await (await world.As(school).Open(address)).Fill("Input.Account", "").Press("Save correction");
        Assert.Equal("Enter what we should know", refused.ErrorOf("Input.Account"));
    }
}
