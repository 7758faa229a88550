using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class ReadWorkbookTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_workbook_is_filtered_by_discipline_person_kind_and_time()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Paul"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var drugs = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        await world.Visit(family, family.SocialWorker, "A visit in May", v =>
        {
            v.HappenedOn = new DateOnly(2026, 5, 20);
            v.Children.RemoveAll(c => c.Person == family.Child("Ben"));
        });
        await world.Update(family, school, "Ben was late", family.Child("Ben"));
        await world.Summary(family, drugs, "Work with Paul");
        var visitor = world.As(family.SocialWorker);
        var address = WorkbookLinks.Workbook(family.Ref);

        (await visitor.Open(address)).Shows("3 entries").Shows("Record visit").Shows("Write summary").DoesNotShow("Send an update");
        (await visitor.Open($"{address}?discipline=SubstanceMisuse")).Shows("1 entry").Shows("Work with Paul");
        (await visitor.Open($"{address}?person={family.Child("Ben").Value}")).Shows("1 entry").Shows("Ben was late");
        (await visitor.Open($"{address}?person={family.Adult("Paul").Value}")).Shows("1 entry").Shows("Work with Paul");
        (await visitor.Open($"{address}?kind=Visit")).Shows("1 entry").Shows("A visit in May");
        (await visitor.Open($"{address}?to.day=31&to.month=5&to.year=2026")).Shows("1 entry").Shows("A visit in May");
        (await visitor.Open($"{address}?kind=Visit&discipline=Police")).Shows("No entries match these filters");
    }

    [Fact]
    public async Task Closed_work_offers_no_new_entry()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.Visit(family, family.SocialWorker, "The last visit");
        await world.Close(family);

        (await world.As(family.Manager).Open(WorkbookLinks.Workbook(family.Ref))).Shows("The last visit").DoesNotShow("Record visit");
    }

    [Fact]
    public async Task Reading_fifty_entries_takes_as_many_commands_as_reading_three()
    {
        var (few, many) = (await AWorkbook(3), await AWorkbook(50));

        var ofFew = await CommandsOf(few);
        var ofMany = await CommandsOf(many);

        Assert.Equal(ofFew, ofMany);
        Assert.InRange(ofMany, 1, 20);
    }

    [Fact]
    public async Task A_worker_without_the_duty_is_refused_and_a_stranger_finds_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var address = WorkbookLinks.Workbook(family.Ref);

        (await world.As(await world.Given.AWorker(Role.BusinessSupport, family.Team)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(address)).Expect(HttpStatusCode.NotFound);
    }

    private async Task<FamilyInTest> AWorkbook(int entries)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera"));
        for (var i = 0; i < entries; i++)
        {
            await world.Visit(family, family.SocialWorker, $"Visit {i}", v => v.Stages.Add(new StageAnswer { Adult = family.Adult("Vera"), Behaviour = Behaviour.Alcohol, Stage = Stage.Action }));
        }

        return family;
    }

    private async Task<int> CommandsOf(FamilyInTest family)
    {
        var visitor = world.As(family.SocialWorker);
        await visitor.Open(WorkbookLinks.Workbook(family.Ref));
        return (await world.Commands.During(async () => (await visitor.Open(WorkbookLinks.Workbook(family.Ref))).Expect(HttpStatusCode.OK))).Count;
    }
}
