using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kith.Features.Returns;
using Kith.Practice.Families;
using Kith.Testing;
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
        await using (var scope = world.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ExportAnnexA>().Write(file, lea, Today, CancellationToken.None);
        }

        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(s => s.Name == $"List {list}");
        return [.. ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }
}
