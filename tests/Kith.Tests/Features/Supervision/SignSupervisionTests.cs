using System.Net;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Supervision;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Supervision;

public sealed class SignSupervisionTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Signing_freezes_the_record_and_turns_the_workbook_over()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.AVisit(family, "Breakfast was on the table");
        var session = await world.HeldSupervision(family, Rag.Amber);
        var page = await world.As(family.Manager).Open(SupervisionLinks.Sign(family.Ref, session));
        page.Expect(HttpStatusCode.OK).Shows("16 June 2026").Shows("We agreed Amber").Shows("Go on as planned, Amber");

        var record = await page.Press("Sign");

        record.Shows("Group supervision signed").Shows($"Signed by {family.Manager.Name} on 16 June 2026").Shows("Amy Larkspur seen alone");
        Assert.Equal(SupervisionLinks.Session(family.Ref, session), record.Address);
        Assert.Single(await world.Facts<SupervisionSigned>(), f => f.FamilyEpisode == family.Episode);
        Assert.Single(await world.Facts<CycleClosed>(), f => f.FamilyEpisode == family.Episode);
        var next = await world.Read(db => db.Supervisions.SingleAsync(s => s.FamilyEpisode == family.Episode && s.SignedAt == null));
        Assert.Equal(world.Clock.Today.AddDays(31), next.DueOn);
        var agenda = await world.As(family.Manager).Open(SupervisionLinks.Session(family.Ref, next.Id));
        agenda.Shows("We agreed Amber").Shows("Decided: Go on as planned, Amber").DoesNotShow("Amy Larkspur seen alone");
    }

    [Fact]
    public async Task Steps_that_are_not_done_carry_forward_by_themselves()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();
        await world.SignedSupervision(
            family, Rag.Amber, input => input.Steps.Add(new SupervisionStepInput { What = "Ring the school", Owner = family.SocialWorker.Posting, DueOn = world.Clock.Today.AddDays(3) }));
        world.Clock.Pass(TimeSpan.FromDays(5));

        var agenda = await world.As(family.Manager).Open(SupervisionLinks.Session(family.Ref, await world.SessionOf(family)));

        Assert.Contains("Ring the school", Topic(agenda, "Steps overdue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_before_anything_is_signed()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily(f => f.AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var session = await world.SessionOf(family);
        var page = await world.As(family.Manager).Open(SupervisionLinks.Sign(family.Ref, session));

        var refused = await page.Press("Sign");

        Assert.Equal(
            [
                "Enter the date of the group supervision before you sign",
                $"Record whether {recovery.Name} attended, or wait for their written update",
                "Agree an overall rating for the family before you sign",
                "Record what was decided before you sign",
            ],
            refused.ErrorSummary);
        Assert.Contains("Record what was decided before you sign", Row(refused, "Decision"), StringComparison.Ordinal);
        Assert.Contains($"Record whether {recovery.Name} attended", Row(refused, "Who was there"), StringComparison.Ordinal);
        Assert.Null(await world.Read(db => db.Supervisions.Where(s => s.Id == session).Select(s => s.SignedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_form_sent_twice_signs_once()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();
        var session = await world.HeldSupervision(family, Rag.Amber);
        var visitor = world.As(family.Manager);
        var page = await visitor.Open(SupervisionLinks.Sign(family.Ref, session));

        var first = await visitor.Post(page.Address, page.Fields(), follow: false);
        var again = await visitor.Post(page.Address, page.Fields(), follow: false);

        Assert.Equal(SupervisionLinks.Session(family.Ref, session), first.Location);
        Assert.Equal(first.Location, again.Location);
        Assert.Equal(2, await world.Read(db => db.Supervisions.CountAsync(s => s.FamilyEpisode == family.Episode)));
    }

    [Fact]
    public async Task Of_two_managers_who_sign_at_once_one_signs()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();
        var session = await world.HeldSupervision(family, Rag.Amber);
        var second = await world.Given.AWorker(Role.TeamManager, family.Team);
        var mine = await world.As(family.Manager).Open(SupervisionLinks.Sign(family.Ref, session));
        var theirs = await world.As(second).Open(SupervisionLinks.Sign(family.Ref, session));

        var answers = await Task.WhenAll(mine.Press("Sign"), theirs.Press("Sign"));

        var stale = Assert.Single(answers, a => a.Address == SupervisionLinks.Sign(family.Ref, session));
        stale.Shows("Somebody else changed this while you were working on it").Shows("Read the signed record");
        Assert.Single(await world.Facts<SupervisionSigned>(), f => f.FamilyEpisode == family.Episode);
        Assert.Equal(2, await world.Read(db => db.Supervisions.CountAsync(s => s.FamilyEpisode == family.Episode)));
    }

    [Fact]
    public async Task Nothing_in_a_signed_record_changes()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var recovery = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        await world.OwnRag(family, recovery, Rag.Red);
        await world.OwnRag(family, family.SocialWorker, Rag.Amber);
        var visit = await world.AVisit(family, "All well");
        var held = await world.HeldSupervision(
            family, Rag.Amber, input => input.Steps.Add(new SupervisionStepInput { What = "Ring the school", Owner = family.SocialWorker.Posting, DueOn = world.Clock.Today.AddDays(9) }), recovery);
        var (manager, worker) = (world.As(family.Manager), world.As(recovery));
        var hold = await manager.Open(SupervisionLinks.Hold(family.Ref, held));
        var part = await worker.Open(SupervisionLinks.MyPart(family.Ref, held));
        var sign = await manager.Open(SupervisionLinks.Sign(family.Ref, held));
        await sign.Press("Sign");
        var record = (await worker.Open(SupervisionLinks.Session(family.Ref, held))).Text;

        var (heldAgain, partAgain) = (await hold.Fill("Input.Decision", "Something else").Choose("Input.Agreed.Value", "Green").Press("Save"), await part.Choose("Input.Overall.Value", "Green").Press("Save my part"));
        await world.Read(db => db.Entries.Where(e => e.Id == visit).ExecuteUpdateAsync(set => set.SetProperty(e => e.ReplacedBy, visit).SetProperty(e => e.HappenedOn, world.Clock.Today.AddDays(-9))));
        await world.Read(db => db.Steps.Where(s => s.FromSupervision == held).ExecuteUpdateAsync(set => set.SetProperty(s => s.What, "Changed").SetProperty(s => s.DoneOn, world.Clock.Today)));
        await world.AVisit(family, "A late entry");

        heldAgain.Shows("This group supervision is signed and cannot be changed");
        partAgain.Shows("This group supervision is signed and cannot be changed");
        Assert.Equal(record, (await worker.Open(SupervisionLinks.Session(family.Ref, held))).Text);
        (await manager.Open(SupervisionLinks.Hold(family.Ref, held))).Shows("What you record now belongs to the next one").DoesNotShow("Save draft");
        (await worker.Open(SupervisionLinks.Session(family.Ref, await world.SessionOf(family)))).Shows("Amy Larkspur seen alone");
    }

    [Fact]
    public async Task A_signed_session_cannot_be_signed_again()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();
        var session = await world.HeldSupervision(family, Rag.Amber);
        var visitor = world.As(family.Manager);
        var page = await visitor.Open(SupervisionLinks.Sign(family.Ref, session));
        await page.Press("Sign");
        var other = await visitor.Open(SupervisionLinks.Hold(family.Ref, await world.SessionOf(family)));
        var version = await world.Read(db => db.Supervisions.Where(s => s.Id == session).Select(s => s.Version).SingleAsync());

        var refused = await visitor.Post(page.Address, other.Fields().Where(f => f.Key != "Input.Version").Append(new("Input.Version", version.ToString())));

        refused.Shows("This group supervision is already signed");
    }

    [Fact]
    public async Task It_is_for_the_familys_manager()
    {
        world.Clock.Set(SettableClock.Start);
        var family = await world.Given.AFamily();
        var address = SupervisionLinks.Sign(family.Ref, await world.SessionOf(family));

        (await world.As(family.SocialWorker).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(address)).Expect(HttpStatusCode.NotFound);
    }

    private static string Topic(Shown page, string heading) =>
        page.Document.QuerySelectorAll("h3").Single(h => h.TextContent.Trim() == heading).NextElementSibling?.TextContent ?? string.Empty;

    private static string Row(Shown page, string key) =>
        page.Document.QuerySelectorAll(".govuk-summary-list__row").Single(r => r.TextContent.Contains(key, StringComparison.Ordinal)).TextContent;
}
