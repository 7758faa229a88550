using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Returns;

/// <summary>The lists of Annex A, as whoever opens the file reads them.</summary>
public sealed class ExportAnnexATests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly DateOnly Today = new(2026, 6, 16);

    [Fact]
    public async Task List_2_has_the_Family_Help_assessments_of_six_months()
    {
        var team = await world.Given.ATeam(lea: "871");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy", aged: 6).AChild("Ben", aged: 4));
        await world.AHelpAssessment(family, new DateOnly(2026, 6, 1), "Amy");
        await world.CompletedHelpAssessment(family, await world.AHelpAssessment(family, new DateOnly(2025, 10, 1), "Ben"), new DateOnly(2025, 12, 16));
        await world.CompletedHelpAssessment(family, await world.AHelpAssessment(family, new DateOnly(2025, 9, 1), "Ben"), new DateOnly(2025, 12, 15));
        await world.AHelpAssessment(await world.Given.AFamily(f => f.AChild("Zoe")), new DateOnly(2026, 6, 1));

        var rows = await Rows("871", 2);

        Assert.Equal(3, rows.Count);
        Assert.Equal([await Number(family, "Ben"), "c) Not stated/recorded", "f) Not stated", Day(Today.AddYears(-4).AddDays(-100)), "4", Day(new DateOnly(2025, 10, 1)), Day(new DateOnly(2025, 12, 16)), "Moorside School"], rows[1]);
        Assert.Equal([await Number(family, "Amy"), "c) Not stated/recorded", "f) Not stated", Day(Today.AddYears(-6).AddDays(-100)), "6", Day(new DateOnly(2026, 6, 1)), "", "Moorside School"], rows[2]);
    }

    [Fact]
    public async Task List_8_has_the_children_in_care_with_what_inspectors_ask()
    {
        var team = await world.Given.ATeam(lea: "872");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy", aged: 6).AChild("Ben", aged: 4));
        var before = await world.CareStarted(family, new DateOnly(2025, 8, 4), "Amy");
        await world.Ceased(family, before, new DateOnly(2025, 9, 30));
        var period = await world.CareStarted(family, new DateOnly(2026, 1, 12), "Amy", c => c.Status = "L2");
        await world.Status(family, period, new DateOnly(2026, 1, 20), "C1");
        await world.Moved(family, period, new DateOnly(2026, 3, 2), p => (p.Type, p.Provider, p.IsInside, p.Authority, p.Urn, p.Postcode) = ("K2", "PR1", true, "Northmoor", "SC012345", "ZZ1 1ZZ"));
        await world.CareCheck(family, period, CareCheckKind.Review, new DateOnly(2026, 2, 9));
        await world.CareCheck(family, period, CareCheckKind.ReviewingOfficer, new DateOnly(2026, 2, 10));
        await world.CareCheck(family, period, CareCheckKind.HealthAssessment, new DateOnly(2026, 2, 11));
        await world.CareCheck(family, period, CareCheckKind.DentalCheck, new DateOnly(2026, 2, 12));
        await world.CareCheck(family, period, CareCheckKind.PermanencePlan, new DateOnly(2026, 2, 9), PermanencePlan.Fostering);
        await world.Missing(family, period, new MissingInput { Kind = MissingKind.Missing, From = new DateOnly(2026, 4, 6), Until = new DateOnly(2026, 4, 7), WasOffered = true, WasAccepted = false });
        var gone = await world.CareStarted(family, new DateOnly(2025, 6, 2), "Ben");
        await world.Ceased(family, gone, new DateOnly(2025, 12, 16), "E47");
        var earlier = await world.Given.AFamily(f => f.Of(team).AChild("Zoe"));
        await world.Ceased(earlier, await world.CareStarted(earlier, new DateOnly(2025, 6, 2), "Zoe"), new DateOnly(2025, 12, 15));
        await world.CareStarted(await world.Given.AFamily(f => f.AChild("Kit")), new DateOnly(2026, 1, 12), "Kit");

        var rows = await Rows("872", 8);

        Assert.Equal(34, rows[0].Count);
        Assert.Equal(3, rows.Count);
        Assert.Equal(
            [
                await Number(family, "Amy"), "c) Not stated/recorded", "f) Not stated", Day(Today.AddYears(-6).AddDays(-100)), "6", "False", "Unknown", Day(new DateOnly(2026, 1, 12)), "a) Abuse or neglect", "True",
                Day(new DateOnly(2026, 1, 20)), "a) Interim care orders", Day(new DateOnly(2026, 2, 9)), "", "f) Long-term fostering", Day(new DateOnly(2026, 2, 10)), Day(new DateOnly(2026, 2, 11)), Day(new DateOnly(2026, 2, 12)),
                "2", "", "", Day(new DateOnly(2026, 3, 2)), "h) Children’s Homes", "a) Own LA", "ZZ1 1ZZ", "SC012345", "a) In", "Northmoor", "1", "0", "True", "False", family.Team.Name, family.SocialWorker.Name,
            ],
            rows.Single(r => r[4] == "6"));
        Assert.Equal(
            [
                await Number(family, "Ben"), "c) Not stated/recorded", "f) Not stated", Day(Today.AddYears(-4).AddDays(-100)), "4", "False", "Unknown", Day(new DateOnly(2025, 6, 2)), "a) Abuse or neglect", "False",
                Day(new DateOnly(2025, 6, 2)), "a) Interim care orders", "", "", "", "", "", "", "1", Day(new DateOnly(2025, 12, 16)), "g) Special Guardianship Orders", Day(new DateOnly(2025, 6, 2)), "a) Foster placement", "b) Private",
                "ZZ8 4QX", "SC071234", "b) Out", "Ryedale", "0", "0", "", "", family.Team.Name, family.SocialWorker.Name,
            ],
            rows.Single(r => r[4] == "4"));
    }

    [Fact]
    public async Task Where_a_child_is_who_must_not_be_located_stands_in_no_file()
    {
        var team = await world.Given.ATeam(lea: "873");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy").AnAdult("Vera"));
        await world.CareStarted(family, new DateOnly(2026, 1, 12), "Amy");
        var by = await world.Acting(family.Manager);
        await world.Run((services, now) => services.GetRequiredService<RelateKin>().Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));

        var row = (await Rows("873", 8))[1];

        Assert.Equal(["", "", "b) Out", ""], row[24..28]);
        Assert.DoesNotContain("ZZ8 4QX", row);
    }

    [Fact]
    public async Task Where_a_child_of_a_sealed_family_is_stands_in_no_file()
    {
        var team = await world.Given.ATeam(lea: "876");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy"));
        await world.CareStarted(family, new DateOnly(2026, 1, 12), "Amy");
        Assert.Equal("ZZ8 4QX", (await Rows("876", 8))[1][24]);
        await world.IsRestricted(family, CaseLabel.Sealed);

        Assert.Equal(["", "", "b) Out", ""], (await Rows("876", 8))[1][24..28]);
    }

    [Fact]
    public async Task Lists_6_and_7_know_who_is_looked_after_and_who_was_under_an_emergency_order()
    {
        var team = await world.Given.ATeam(lea: "874");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy").AChild("Ben"));
        await world.StartedAssessment(family, world.Clock.Today.AddDays(-100));
        await world.AnEnquiry(family, new DateOnly(2026, 4, 7));
        await world.AConference(family, new DateOnly(2026, 4, 20), "NEG");
        await world.CareStarted(family, new DateOnly(2026, 4, 7), "Amy", c => c.Status = "L2");

        var need = await Rows("874", 6);
        var plans = await Rows("874", 7);

        var (amy, ben) = (await Number(family, "Amy"), await Number(family, "Ben"));
        Assert.Equal("a) Looked after child", need.Single(r => r[0] == amy)[11]);
        Assert.Equal("b) Child Protection plan", need.Single(r => r[0] == ben)[11]);
        Assert.Equal("True", plans.Single(r => r[0] == amy)[13]);
        Assert.Equal("", plans.Single(r => r[0] == ben)[13]);
    }

    private Task<string> Number(FamilyInTest family, string child)
    {
        var id = family.Child(child);
        return world.Read(db => db.People.Where(p => p.Id == id).Select(p => p.Identifiers.Single(i => i.Kind == IdentifierKind.LaChildId).Value).SingleAsync());
    }

    /// <summary>As Excel counts days.</summary>
    private static string Day(DateOnly day) => $"{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}";

    private async Task<List<List<string>>> Rows(string lea, int list)
    {
        using var file = new MemoryStream();
        await using (var scope = world.Everything())
        {
            await scope.ServiceProvider.GetRequiredService<ExportAnnexA>().Write(file, lea, Today, "Taken out of Kith by Una Quill, 16 June 2026 09:00", CancellationToken.None);
        }

        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(s => s.Name == $"List {list}");
        return [.. ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }
}
