using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kith.Features.Returns;

/// <summary>A sheet with its heading and rows; a cell is a text, a whole number or a day.</summary>
public sealed record SheetOf(string Name, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>
/// Writes a workbook with nothing in it but its sheets and the line at the foot of each printed page: no author, no comment, no hidden sheet or column, no formula. A text is a text,
/// whatever it begins with.
/// </summary>
public class SheetFile
{
    private const int LongestFoot = 250;
    private const uint AsDay = 1;

    // Excel counts days from 1900 and believes that year had a 29 February.
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <param name="foot">Stands at the foot of each printed page, where whoever opens the file can read it too.</param>
    public virtual void Write(Stream stream, IReadOnlyList<SheetOf> sheets, string foot)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var list = new Sheets();
        for (var i = 0; i < sheets.Count; i++)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            Write(part, sheets[i], foot);
            list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)i + 1, Name = sheets[i].Name });
        }

        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list);
    }

    private static void Write(WorksheetPart part, SheetOf sheet, string foot)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteStartElement(new SheetData());
        foreach (var row in sheet.Rows.Prepend([.. sheet.Columns]))
        {
            xml.WriteStartElement(new Row());
            foreach (var cell in row)
            {
                xml.WriteElement(CellOf(cell));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();

        xml.WriteElement(new HeaderFooter(new OddFooter($"&L{Foot(foot)}")));
        xml.WriteEndElement();
    }

    /// <summary>An ampersand begins an instruction there, and 255 characters are the most it holds.</summary>
    private static string Foot(string text)
    {
        var line = text.Replace("&", "&&", StringComparison.Ordinal);
        var cut = line[..Math.Min(line.Length, LongestFoot)];
        return (cut.Length - cut.TrimEnd('&').Length) % 2 == 0 ? cut : cut[..^1];
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        DateOnly day => new Cell { StyleIndex = AsDay, CellValue = new CellValue(day.DayNumber - DayZero.DayNumber) },
        int number => new Cell { CellValue = new CellValue(number) },
        _ => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Convert.ToString(value, CultureInfo.InvariantCulture)!) { Space = SpaceProcessingModeValues.Preserve }) },
    };

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }),
        new Fonts(new Font()),
        new Fills(new Fill()),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));
}
