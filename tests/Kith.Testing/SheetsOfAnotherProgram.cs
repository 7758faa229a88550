using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kith.Features.Returns;

namespace Kith.Testing;

/// <summary>Writes workbooks as Kith does and, while that is switched off, as a spreadsheet program does: with what the sheets were made of beneath them.</summary>
public sealed class SheetsOfAnotherProgram : SheetFile
{
    public const string Beneath = "2,376 tenants";

    public bool LaysDataBeneath { get; set; }

    public override void Write(Stream stream, IReadOnlyList<SheetOf> sheets, string foot)
    {
        ArgumentNullException.ThrowIfNull(stream);
        base.Write(stream, sheets, foot);
        if (!LaysDataBeneath)
        {
            return;
        }

        stream.Position = 0;
        using var document = SpreadsheetDocument.Open(stream, isEditable: true);
        document.PackageProperties.Creator = Beneath;
        var book = document.WorkbookPart!;
        var hidden = book.AddNewPart<WorksheetPart>();
        hidden.Worksheet = new Worksheet(new SheetData(new Row(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Beneath)) })));
        hidden.AddNewPart<WorksheetCommentsPart>().Comments = new Comments(new Authors(new Author(Beneath)), new CommentList());
        var root = book.Workbook!;
        root.Sheets!.Append(new Sheet { Id = book.GetIdOfPart(hidden), SheetId = 99, Name = "Source", State = SheetStateValues.VeryHidden });
        root.Append(new DefinedNames(new DefinedName("Source!$A$1") { Name = "Tenants" }));
        book.AddNewPart<PivotTableCacheDefinitionPart>().PivotCacheDefinition = new PivotCacheDefinition(new CacheSource(), new CacheFields());
        book.AddNewPart<ExternalWorkbookPart>().ExternalLink = new ExternalLink();
        root.Save();
    }
}
