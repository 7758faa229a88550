using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kith.Practice.Disclosure;

namespace Kith.Features.Disclosure;

/// <summary>A document as it is written: what it is, for whom, and its parts in order.</summary>
public sealed record DocumentText(string Title, string CopyFor, string Mark, IReadOnlyList<(string Heading, string Text)> Parts, string? LeftOut)
{
    /// <summary>Every word of it in the order of the page, so that nothing hides between two parts.</summary>
    public string Whole => string.Join('\n', Parts.SelectMany(p => new[] { p.Heading, p.Text }).Prepend(Mark).Prepend(CopyFor).Prepend(Title).Append(LeftOut));
}

/// <summary>Builds a new file from words alone: no author, no template, no comment, no revision, nothing of what was left out.</summary>
public static class DocumentFile
{
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // A page that is printed asks for nothing from anywhere, and has the size of paper that is in the printers here.
    private const string ForPrinting =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>@page { size: A4; margin: 20mm } body { font: 12pt sans-serif }</style>";

    /// <summary>The bytes; of a PDF the page that it is printed from.</summary>
    public static byte[] Build(DocumentText text, OutgoingFormat format) => format == OutgoingFormat.Word ? Word(text) : Print(text, format == OutgoingFormat.Pdf ? ForPrinting : string.Empty);

    private static byte[] Print(DocumentText text, string head)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\">").Append(head).Append("<title>")
            .Append(WebUtility.HtmlEncode(text.Title)).Append("</title></head>\n<body>\n<header><p>").Append(WebUtility.HtmlEncode(text.Mark)).Append("</p></header>\n<main>\n<h1>")
            .Append(WebUtility.HtmlEncode(text.Title)).Append("</h1>\n");
        Paragraph(text.CopyFor);
        foreach (var (heading, words) in text.Parts)
        {
            if (heading.Length > 0)
            {
                page.Append("<h2>").Append(WebUtility.HtmlEncode(heading)).Append("</h2>\n");
            }

            foreach (var line in words.Split('\n'))
            {
                Paragraph(line);
            }
        }

        Paragraph(text.LeftOut);
        return Encoding.UTF8.GetBytes(page.Append("</main>\n</body>\n</html>\n").ToString());

        void Paragraph(string? words)
        {
            if (!string.IsNullOrWhiteSpace(words))
            {
                page.Append("<p>").Append(WebUtility.HtmlEncode(words.Trim())).Append("</p>\n");
            }
        }
    }

    private static byte[] Word(DocumentText text)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var part = file.AddMainDocumentPart();
            part.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(Heading("Heading1", 0, "36"), Heading("Heading2", 1, "26"));
            var body = new Body(Line(text.Mark), Line(text.Title, "Heading1"), Line(text.CopyFor));
            foreach (var (heading, words) in text.Parts)
            {
                if (heading.Length > 0)
                {
                    body.Append(Line(heading, "Heading2"));
                }

                body.Append(words.Split('\n').Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => Line(w.Trim())));
            }

            if (text.LeftOut is { } left)
            {
                body.Append(Line(left));
            }

            part.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static Paragraph Line(string words, string? style = null)
    {
        var paragraph = new Paragraph(new Run(new Text(words) { Space = SpaceProcessingModeValues.Preserve }));
        if (style is not null)
        {
            paragraph.ParagraphProperties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        }

        return paragraph;
    }

    private static Style Heading(string id, int level, string halfPoints) => new(
        new StyleName { Val = $"heading {level + 1}" },
        new StyleParagraphProperties(new KeepNext(), new OutlineLevel { Val = level }),
        new StyleRunProperties(new Bold(), new FontSize { Val = halfPoints }))
    {
        Type = StyleValues.Paragraph,
        StyleId = id,
    };
}
