using System.Net;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class ContributeTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_school_writes_what_it_was_asked_and_reads_that_and_no_more()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var (school, other) = (await world.Given.AWorker(Role.SchoolDsl), await world.Given.ACoWorker(family, Role.SchoolDsl));
        await world.Update(family, other, "Of another school", family.Child("Amy"));
        var id = await world.AnInvitation(family, school, InvitationKind.ToContribute);
        var page = await world.As(school).Open(WorkbookLinks.Contribute(id));
        page.Shows(GivenInvitation.Words).DoesNotShow("Vera");
        Assert.Null(page.ValueOf("Input.About"));

        var empty = await page.Press("Send");
        Assert.Equal("Select what kind of update this is", empty.ErrorOf("Input.About"));
        Assert.Equal("Select at least one child", empty.ErrorOf("Input.Children"));
        Assert.Equal("Enter what we should know", empty.ErrorOf("Input.Account"));
        var sent = await page.Choose("Input.About", nameof(UpdateKind.Attendance)).Choose("Input.Children", family.Child("Amy").ToString()).Fill("Input.Account", "Amy is tired on Mondays").Press("Send");

        sent.Shows("Those who work with the family can read it").Shows("Amy is tired on Mondays").DoesNotShow("Of another school");
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Workbook(family.Ref))).Shows("Amy is tired on Mondays").Shows(school.Name);
        (await world.As(school).Open(WorkbookLinks.Workbook(family.Ref))).Expect(HttpStatusCode.NotFound);
        Assert.DoesNotContain("tired", (await world.Facts<UpdateSent>())[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_about_the_children_who_were_named_and_after_it_is_withdrawn_nothing_is_written()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var health = await world.Given.AWorker(Role.HealthPartner);
        var id = await world.AnInvitation(family, health, InvitationKind.ToContribute);
        Assert.Equal(RefusalKind.NotFound, await Refused(family.Adult("Vera")));

        var manager = await world.Acting(family.Manager);
        await world.Do((WithdrawInvitation command, Now now) => command.Do(family.Episode, id, new WithdrawInvitationInput { Why = "No longer needed" }, manager, now, default));
        Assert.Equal(RefusalKind.NotFound, await Refused(family.Child("Amy")));

        async Task<RefusalKind> Refused(PersonId about)
        {
            var by = await world.Acting(health);
            var input = new UpdateInput { HappenedOn = world.Clock.Today, About = UpdateKind.Other, Children = [about], Account = "Seen at clinic" };
            return Assert.Single(await world.Refusals((Contribute command, Now now) => command.Do(id, input, by, now, default))).Kind;
        }
    }

    [Fact]
    public async Task What_the_police_write_keeps_their_label()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var (police, coWorker) = (await world.Given.AWorker(Role.PolicePartner), await world.Given.ACoWorker(family, Role.FamilySupportWorker));
        var page = await world.As(police).Open(WorkbookLinks.Contribute(await world.AnInvitation(family, police, InvitationKind.ToContribute)));

        (await page.Choose("Input.About", nameof(UpdateKind.Event)).Choose("Input.Children", family.Child("Amy").ToString()).Fill("Input.Account", "Called at midnight").Press("Send")).Shows("Sent.").Shows("Called at midnight");

        (await world.As(family.SocialWorker).Open(WorkbookLinks.Workbook(family.Ref))).Shows("Called at midnight");
        (await world.As(coWorker).Open(WorkbookLinks.Workbook(family.Ref))).DoesNotShow("Called at midnight");
    }
}
