using System.IO.Compression;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Returns.Inspection;
using Kith.Returns.SafeguardingDataset;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ListExportsTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    private const string Mark = "Taken out of Kith by Una Quill & Sons, 16 June 2026 09:00";

    private const string Protected =
        "<CINPlanDates><CINPlanStartDate>2026-02-01</CINPlanStartDate></CINPlanDates><Section47><S47ActualStartDate>2026-02-20</S47ActualStartDate><DateOfInitialCPC>2026-03-02</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>"
        + "<ChildProtectionPlans><CPPstartDate>2026-03-02</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP></ChildProtectionPlans>";

    [Fact]
    public async Task The_page_names_what_is_held_and_is_for_those_who_make_returns()
    {
        var office = await CensusOffice.Open(world);

        var page = await world.As(office.Analyst).Open(ReturnsLinks.Exports());

        page.Expect(HttpStatusCode.OK).Shows("ssd_person 9 of 15").Shows("ssd_address 0 of 7 Left out").Shows("ssd_cla_episodes 0 of 12 Stands in the legal statuses and placements").Shows("ssd_cla_placement 7 of 11");
        (await world.As(office.Manager).Open(ReturnsLinks.Exports())).Expect(HttpStatusCode.Forbidden);
        (await world.As(office.Manager).Open(ReturnsLinks.AnnexA)).Expect(HttpStatusCode.Forbidden);
        (await world.As(office.Manager).Open(ReturnsLinks.Dataset)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(ReturnsLinks.AnnexA)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_dataset_holds_the_tables_that_kith_holds_and_says_of_every_field_why_not()
    {
        var office = await CensusOffice.Open(world, Child("=SSD1", Episode("2026-01-06", Protected)));
        await CensusOffice.Open(world, Child("OTHER1", Episode("2026-01-06")));

        using var zip = new ZipArchive(new MemoryStream(await Written<ExportDataset>((export, file) => export.Write(file, office.Lea, Mark, CancellationToken.None))));

        var people = await Text(zip, "ssd_person");
        Assert.Contains("\"'=SSD1\",F,WBRI,2018-02-03", people, StringComparison.Ordinal);
        Assert.DoesNotContain("OTHER1", people, StringComparison.Ordinal);
        Assert.Contains(",2026-03-02,,NEG,EMO", await Text(zip, "ssd_cp_plans"), StringComparison.Ordinal);
        Assert.Contains(",2026-03-02,Y", await Text(zip, "ssd_initial_cp_conference"), StringComparison.Ordinal);
        Assert.Contains(",2026-02-20,2026-03-02,,", await Text(zip, "ssd_s47_enquiry"), StringComparison.Ordinal);
        Assert.Contains(",2026-01-06,N1,6,N,,", await Text(zip, "ssd_cin_episodes"), StringComparison.Ordinal);
        var coverage = (await Text(zip, "coverage")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Dataset.Tables.Sum(t => t.Fields.Count) + 1, coverage.Length);
        Assert.All(zip.Entries.Where(e => e.Name is not ("coverage.csv" or "taken-out.txt")), e => Assert.Contains(Dataset.Tables, t => $"{t.Name}.csv" == e.Name));
    }

    [Fact]
    public async Task Annex_A_has_the_columns_that_inspectors_expect_and_nothing_hidden()
    {
        var office = await CensusOffice.Open(world, Child("=ANNEX1", Episode("2026-01-06", Protected)));

        using var book = SpreadsheetDocument.Open(new MemoryStream(await Written<ExportAnnexA>((export, file) => export.Write(file, office.Lea, new DateOnly(2026, 4, 8), Mark, CancellationToken.None))), isEditable: false);

        var workbook = book.WorkbookPart!;
        var sheets = workbook.Workbook!.Descendants<Sheet>().ToList();
        Assert.Equal(AnnexA.Lists.Select(l => $"List {l.Number}"), sheets.Select(s => s.Name!.Value));
        Assert.All(sheets, s => Assert.Null(s.State));
        foreach (var (sheet, list) in sheets.Zip(AnnexA.Lists))
        {
            Assert.Equal(list.Columns, Rows(workbook, sheet)[0]);
            Assert.All(Rows(workbook, sheet), row => Assert.Equal(list.Columns.Count, row.Count));
        }

        Assert.Equal(
            ["=ANNEX1", "b) Female", "a) White", "43134", "8", "Unknown", "46083", "a) Neglect", "d) Emotional Abuse", "", "", "", "", "", "1", "Intake", ""],
            Rows(workbook, sheets[6])[1]);
        Assert.Equal("b) Child Protection plan", Rows(workbook, sheets[5])[1][11]);
        Assert.Empty(Rows(workbook, sheets[7]).Skip(1));
        Assert.All(workbook.WorksheetParts, part => Assert.Empty(part.Worksheet!.Descendants().Where(e => e is CellFormula or Columns or LegacyDrawing)));
        Assert.True(book.PackageProperties is { Creator: null, LastModifiedBy: null, Title: null });
        Assert.All(workbook.WorksheetParts, part => Assert.Null(part.WorksheetCommentsPart));
        Assert.Null(book.ExtendedFilePropertiesPart);
        Assert.All(workbook.WorksheetParts, part => Assert.Equal("&LTaken out of Kith by Una Quill && Sons, 16 June 2026 09:00", part.Worksheet!.Descendants<OddFooter>().Single().Text));
        Assert.Empty(new OpenXmlValidator().Validate(book));
    }

    [Theory]
    [InlineData("Taken out for ")]
    [InlineData("Taken out by ")]
    public void What_stands_at_the_foot_is_cut_to_what_a_foot_holds(string begins)
    {
        using var file = new MemoryStream();
        new SheetFile().Write(file, [new SheetOf("List 1", ["Child"], [])], begins + new string('&', 200));

        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        var foot = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<OddFooter>().Single().Text;
        Assert.InRange(foot.Length, 240, 255);
        Assert.Equal(0, foot["&L".Length..].Count(c => c == '&') % 2);
        Assert.Empty(new OpenXmlValidator().Validate(book));
    }

    [Fact]
    public async Task Each_file_that_is_taken_out_stands_in_the_ledger()
    {
        var office = await CensusOffice.Open(world);
        var visitor = world.As(office.Analyst);

        (await visitor.Open(ReturnsLinks.Dataset)).Expect(HttpStatusCode.Forbidden);
        await world.AnAgreedExport(office.Analyst, Exported.SafeguardingDataset);
        (await visitor.Open(ReturnsLinks.AnnexA)).Expect(HttpStatusCode.Forbidden);
        await world.AnAgreedExport(office.Analyst);

        (await visitor.Open(ReturnsLinks.Exports())).Shows("Take out: Standard Safeguarding Dataset").Shows("Take out: Annex A");
        using (var dataset = new ZipArchive(await (await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, ReturnsLinks.Dataset))).Response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)))
        {
            using var taken = new StreamReader(dataset.GetEntry("taken-out.txt")!.Open());
            var mark = await taken.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith($"Taken out of Kith by {office.Analyst.Name}, ", mark, StringComparison.Ordinal);
            Assert.EndsWith(", for The inspectors", mark.TrimEnd(), StringComparison.Ordinal);
        }

        (await visitor.Open(ReturnsLinks.AnnexA)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ["""{"What":"SafeguardingDataset"}""", """{"What":"AnnexA"}"""],
            await world.Read(db => db.Facts.Where(f => f.By == office.Analyst.Posting && f.Kind == nameof(ReturnExported)).OrderBy(f => f.Sequence).Select(f => f.Data).ToListAsync()));
        world.Clock.Pass(TimeSpan.FromHours(ExportOrder.Hours));
        visitor = world.As(office.Analyst);
        (await visitor.Open(ReturnsLinks.AnnexA)).Expect(HttpStatusCode.Forbidden);
        (await visitor.Open(ReturnsLinks.Exports())).Shows("its time is over").DoesNotShow("Take out:");
        world.Clock.Set(SettableClock.Start);
    }

    private static List<List<string>> Rows(WorkbookPart workbook, Sheet sheet) =>
        [.. ((WorksheetPart)workbook.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(c => c.InnerText).ToList())];

    private static async Task<string> Text(ZipArchive zip, string table)
    {
        using var reader = new StreamReader(zip.GetEntry($"{table}.csv")!.Open());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private async Task<byte[]> Written<T>(Func<T, Stream, Task> write)
        where T : notnull
    {
        await using var scope = world.Everything();
        using var file = new MemoryStream();
        await write(scope.ServiceProvider.GetRequiredService<T>(), file);
        return file.ToArray();
    }
}
