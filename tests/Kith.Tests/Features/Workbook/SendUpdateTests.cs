using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class SendUpdateTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_school_sends_an_update_on_one_page_and_everyone_reads_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var page = await world.As(school).Open(WorkbookLinks.SendUpdate(family.Ref));
        page.Expect(HttpStatusCode.OK).Shows("Send an update");
        Assert.Null(page.ValueOf("Input.About"));

        var sent = await page
            .Choose("Input.About", "Attendance")
            .Choose("Input.Children", family.Child("Amy").Value.ToString())
            .Fill("Input.Account", "Late three times this week")
            .Fill("Input.Significant.Line", "Attendance below 80%").Fill("Input.Significant.Impact", "Amy misses reading")
            .Press("Send update");

        sent.Expect(HttpStatusCode.OK).Shows("Update sent").Shows("Late three times this week");
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Workbook(family.Ref))).Shows("Late three times this week").Shows("Attendance").Shows("Amy misses reading");
        var fact = Assert.Single(await world.Facts<UpdateSent>(), f => f.FamilyEpisode == family.Episode);
        Assert.Contains("Attendance", fact.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Late", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_reads_only_what_they_sent_themselves()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var police = await world.Given.ACoWorker(family, Role.PolicePartner);
        var visit = await world.Visit(family, family.SocialWorker, "The visit");
        var fromPolice = await world.Update(family, police, "Called out at night", family.Child("Amy"));
        await world.Update(family, school, "Late again", family.Child("Amy"));

        var visitor = world.As(school);
        var workbook = await visitor.Open(WorkbookLinks.Workbook(family.Ref));

        workbook.Shows("1 entry").Shows("Late again").DoesNotShow("Called out").DoesNotShow("The visit");
        (await visitor.Open(WorkbookLinks.Entry(family.Ref, visit))).Expect(HttpStatusCode.NotFound);
        (await visitor.Open(WorkbookLinks.Entry(family.Ref, fromPolice))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var page = await world.As(school).Open(WorkbookLinks.SendUpdate(family.Ref));

        var refused = await page.FillDate("Input.HappenedOn", null).Press("Send update");

        Assert.Equal("Enter the date", refused.ErrorOf("Input.HappenedOn"));
        Assert.Equal("Select what kind of update this is", refused.ErrorOf("Input.About"));
        Assert.Equal("Select at least one child", refused.ErrorOf("Input.Children"));
        Assert.Equal("Enter what we should know", refused.ErrorOf("Input.Account"));
    }

    [Fact]
    public async Task A_child_of_another_family_cannot_be_written_about()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var visitor = world.As(school);
        var page = await visitor.Open(WorkbookLinks.SendUpdate(family.Ref));
        page.Choose("Input.About", nameof(UpdateKind.Event)).Fill("Input.Account", "Forged");

        var answer = await visitor.Post(page.Address, [.. page.Fields(), new("Input.Children", other.Child("Zoe").Value.ToString())]);

        answer.Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_named_partners_send_updates()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var address = WorkbookLinks.SendUpdate(family.Ref);

        (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SchoolDsl)).Open(address)).Expect(HttpStatusCode.NotFound);
    }
}
