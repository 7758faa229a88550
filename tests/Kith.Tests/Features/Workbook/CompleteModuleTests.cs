using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class CompleteModuleTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_parent_completes_a_module_once()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open($"{WorkbookLinks.CompleteModule(family.Ref, 1)}?parent={family.Adult("Vera").Value}");
        page.Expect(HttpStatusCode.OK).Shows("Module 1: Getting started").DoesNotShow("Who may read this");
        Assert.Equal(family.Adult("Vera").Value.ToString(), page.ValueOf("Input.Parent"));

        var modules = await page.Choose("Input.End", "Completed").Press("Save");

        modules.Expect(HttpStatusCode.OK).Shows("Module recorded").Shows("1 of 8 completed").Shows("Completed 16 June 2026");
        var fact = Assert.Single(await world.Facts<ModuleCompleted>(), f => f.FamilyEpisode == family.Episode);
        Assert.Equal(family.Adult("Vera"), fact.Person);
        var again = await (await visitor.Open(page.Address)).Choose("Input.End", "Completed").Press("Save");
        Assert.Equal("This module is already completed or set aside with this parent", again.ErrorOf("Input.Parent"));
    }

    [Fact]
    public async Task A_module_does_not_apply_only_with_a_reason()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.CompleteModule(family.Ref, 5));

        var refused = await page.Choose("Input.End", "NotApplicable").FillDate("Input.On", null).Press("Save");

        Assert.Equal("Enter why the module does not apply", refused.ErrorOf("Input.Why"));
        Assert.Equal("Enter the day this was decided", refused.ErrorOf("Input.On"));
        var modules = await refused.Fill("Input.Why", "She has never drunk").FillDate("Input.On", world.Clock.Today).Press("Save");
        modules.Shows("Does not apply").Shows("She has never drunk").Shows("0 of 8 completed");
        var fact = Assert.Single(await world.Facts<ModuleCompleted>(), f => f.FamilyEpisode == family.Episode);
        Assert.DoesNotContain("drunk", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.CompleteModule(family.Ref, 4));

        var refused = await page.FillDate("Input.On", world.Clock.Today.AddDays(1)).Press("Save");

        Assert.Equal("Select the parent", refused.ErrorOf("Input.Parent"));
        Assert.Equal("Select whether the module is completed or does not apply", refused.ErrorOf("Input.End"));
        Assert.Equal("The day must be today or in the past", refused.ErrorOf("Input.On"));
        refused = await refused.Choose("Input.Parent", family.Adult("Paul").Value.ToString()).Choose("Input.End", "Completed").FillDate("Input.On", world.Clock.Today)
            .Choose("Input.MayRead", $"DaVictim:{family.Adult("Vera").Value}").Press("Save");
        Assert.Equal("Keep this only for the side of the parent it is about", refused.ErrorOf("Input.MayRead"));
    }

    [Fact]
    public async Task One_sides_completion_says_nothing_to_the_other_and_does_not_stand_in_its_way()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victims = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var perpetrators = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var address = $"{WorkbookLinks.CompleteModule(family.Ref, 4)}?parent={family.Adult("Vera").Value}";
        var hers = await world.As(victims).Open(address);
        Assert.Equal($"DaVictim:{family.Adult("Vera").Value}", hers.ValueOf("Input.MayRead"));
        (await hers.Choose("Input.End", "Completed").Press("Save")).Shows("1 of 8 completed");
        var other = world.As(perpetrators);

        (await other.Open(WorkbookLinks.Modules(family.Ref))).Expect(HttpStatusCode.OK).DoesNotShow("1 of 8").DoesNotShow("Completed ");
        var saved = await (await other.Open(address)).Choose("Input.End", "Completed").Choose("Input.MayRead", "General").Press("Save");
        saved.Shows("Module recorded").Shows("1 of 8 completed");
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Modules(family.Ref))).Shows("1 of 8 completed");
    }

    [Fact]
    public async Task Unknown_modules_partners_strangers_and_closed_work()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var address = WorkbookLinks.CompleteModule(family.Ref, 1);
        (await world.As(family.SocialWorker).Open(WorkbookLinks.CompleteModule(family.Ref, 9))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.ACoWorker(family, Role.SchoolDsl)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(address)).Expect(HttpStatusCode.NotFound);
        var page = await world.As(family.SocialWorker).Open(address);
        await world.Close(family);

        var refused = await page.Choose("Input.End", "Completed").Press("Save");

        Assert.Contains("This work is closed: a module cannot be completed", refused.ErrorSummary);
    }
}
