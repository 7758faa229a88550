using System.Globalization;
using System.Text;
using Kith.Features.Attachments;
using Kith.Practice.Attachments;
using Kith.Testing;

namespace Kith.Tests.Features.Attachments;

/// <summary>What somebody may try with a PDF or a Word document, each in every way it can be written (TR-60), and good files beside it that pass.</summary>
[Trait("Database", "none")]
public sealed class FileCorpusTests
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Begin = "<w:fldChar w:fldCharType=\"begin\"/>";

    private static readonly string[] Names = ["JavaScript", "EmbeddedFile", "EmbeddedFiles", "Launch", "RichMedia", "Rendition", "XFA", "ImportData", "SubmitForm", "GoToE", "GoToR", "Movie", "OnInstantiate"];

    private static readonly string[] Fields = ["DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DATABASE", "QUOTE", "MACROBUTTON"];

    [Fact]
    public void Each_bad_file_is_refused_and_each_good_one_is_taken()
    {
        var (pdfs, words) = (BadPdfs().ToList(), BadWords().ToList());

        Assert.Empty(pdfs.Where(f => PdfLookedThrough.WhyNot(f.Bytes) is null).Select(f => f.What));
        Assert.Empty(words.Where(f => WordLookedThrough.WhyNot(f.Bytes) is null).Select(f => f.What));
        Assert.True(pdfs.Count + words.Count >= 500, $"{pdfs.Count} PDFs and {words.Count} Word documents");
        Assert.Empty(GoodPdfs().Where(f => PdfLookedThrough.WhyNot(f.Bytes) is not null).Select(f => f.What));
        Assert.Empty(GoodWords().Where(f => WordLookedThrough.WhyNot(f.Bytes) is not null).Select(f => f.What));
    }

    [Theory]
    [InlineData(8_000, 5_000, true)]
    [InlineData(8_000, 5_001, false)]
    [InlineData(1, 40_000_001, false)]
    [InlineData(65_535, 65_535, false)]
    public async Task A_picture_has_forty_million_points_and_is_not_drawn_to_count_them(int width, int height, bool isTaken)
    {
        var drawn = await PictureDrawnAnew.Of(GivenFile.APictureOfSize(width, height), AttachmentKind.Png, TestContext.Current.CancellationToken);

        Assert.Equal(isTaken, drawn.Ok);
        Assert.True(isTaken || drawn.Refusals[0].Message is "The selected picture must have 40 million points or fewer. Make it smaller, and select that file" or "The selected picture cannot be read. Open it, save it again as JPG or PNG, and select that file", drawn.Ok ? string.Empty : drawn.Refusals[0].Message);
    }

    private static IEnumerable<(string What, byte[] Bytes)> BadPdfs()
    {
        foreach (var name in Names)
        {
            string[] ways = [name, .. Enumerable.Range(0, name.Length).Select(i => name[..i] + Hex(name[i]) + name[(i + 1)..]), string.Concat(name.Select(Hex)), string.Concat(name.Select(c => Hex(c).ToLowerInvariant()))];
            foreach (var way in ways)
            {
                yield return (way, GivenFile.APdf($"/OpenAction << /S /{way} >>"));
                yield return ($"{way}, packed", GivenFile.APackedPdf($"1 0 << /S /{way} >>"));
            }

            yield return ($"{name}, without spaces", GivenFile.APdf($"/OpenAction<</S/{name}/F(x)>>"));
            yield return ($"{name}, packed under another name", GivenFile.APackedPdf($"1 0 << /S /{name} >>", "/Type /XObject /Filter /FlateDecode"));
            yield return ($"{name}, packed without a word", GivenFile.APackedPdf($"1 0 << /S /{name} >>", "/A (stream) /B (obj)"));
            yield return ($"{name}, with an old line end", GivenFile.APackedPdf($"1 0 << /S /{name} >>", lineEnd: "\r"));
            yield return ($"{name}, with a long line end", GivenFile.APackedPdf($"1 0 << /S /{name} >>", lineEnd: "\r\n"));
            yield return ($"{name}, far behind", GivenFile.APackedPdf(new string(' ', 65_530) + $"1 0 << /S /{name} >>"));
            yield return ($"{name}, with much said before it", GivenFile.APackedPdf($"1 0 << /S /{name} >>", $"/A ({new string('x', 9_000)}) /Type /ObjStm"));
        }

        foreach (var filter in new[] { "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "Crypt", "LZ#57Decode" })
        {
            yield return (filter, GivenFile.APackedPdf("1 0 << >>", $"/Type /ObjStm /Filter [/{filter} /FlateDecode]"));
        }

        yield return ("differences of rows", GivenFile.APackedPdf("1 0 << >>", "/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>"));
        yield return ("a password", GivenFile.APdf("/Encrypt 9 0 R"));
        yield return ("a password, written otherwise", GivenFile.APdf("/Encr#79pt 9 0 R"));
        yield return ("a bomb", GivenFile.APackedPdf(new string(' ', (int)FileOffered.MostUnpacked + 1)));
        yield return ("more streams than a document has", Encoding.ASCII.GetBytes("%PDF-1.7\n" + string.Concat(Enumerable.Repeat("stream\n", 20_001))));
    }

    private static IEnumerable<(string What, byte[] Bytes)> BadWords()
    {
        foreach (var field in Fields.Concat(Fields.Select(f => f.ToLowerInvariant())))
        {
            yield return ($"{field}, simple", Word($"<w:fldSimple w:instr=\" {field} x y\"/>"));
            yield return ($"{field}, in one piece", Word($"{Begin}<w:instrText xml:space=\"preserve\"> {field} x y</w:instrText>"));
            yield return ($"{field}, in pieces", Word($"{Begin}<w:instrText>{field[..2]}</w:instrText><w:rPr/><w:instrText>{field[2..]} x</w:instrText>"));
            yield return ($"{field}, within another", Word($"{Begin}<w:instrText>IF 1=1 </w:instrText>{Begin}<w:instrText>{field} x</w:instrText>"));
            yield return ($"{field}, in a header", GivenFile.AWordDocument(with: ("word/header1.xml", Encoding.UTF8.GetBytes($"<w:hdr xmlns:w=\"{Main}\"><w:fldSimple w:instr=\"{field} x\"/></w:hdr>"))));
            yield return ($"{field}, marked with another letter", GivenFile.AWordDocument(with: ("word/footer1.xml", Encoding.UTF8.GetBytes($"<q:ftr xmlns:q=\"{Main}\"><q:fldSimple q:instr=\"{field} x\"/></q:ftr>"))));
        }

        foreach (var path in new[] { "word/vbaProject.bin", "word/VBADATA.xml", "word/embeddings/a.xlsx", "word/activeX/activeX1.xml", "word/attachedToolbars.xml", "word/a.exe", "word/a.rtf", "word/a.html", "word/a.dll", "word/a.js", "word/a.hta", "word/a.docx", "word/a.zip", "word/media/a.lnk", "../word/a.xml", "word\\a.xml", "word/a", "a.scr" })
        {
            yield return (path, GivenFile.AWordDocument(with: (path, [1])));
        }

        foreach (var relation in new[] { "attachedTemplate", "image", "oleObject", "frame", "subDocument", "externalLinkPath", "video", "audio", "settings", "hyperlinks" })
        {
            yield return (relation, GivenFile.AWordDocument($"<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation}\" Target=\"https://evil.example/\" TargetMode=\"External\"/>"));
        }

        yield return ("macros by type", GivenFile.AWordDocument(type: "document.macroEnabled.main+xml"));
        yield return ("a template", GivenFile.AWordDocument(type: "template.main+xml"));
        yield return ("a part twice", GivenFile.AWordDocument(with: ("Word/Document.xml", "<a/>"u8.ToArray())));
        yield return ("a definition of its own", GivenFile.AWordDocument(with: ("word/a.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"u8.ToArray())));
        yield return ("a part that is no XML", GivenFile.AWordDocument(with: ("word/a.xml", "<a"u8.ToArray())));
        yield return ("more parts than may be", GivenFile.AWordDocument(with: [.. Enumerable.Range(0, FileOffered.MostParts).Select(i => ($"word/{i}.xml", "<a/>"u8.ToArray()))]));
        yield return ("cut short", GivenFile.AWordDocument()[..^30]);
        yield return ("no archive", "PK\u0003\u0004 and nothing else"u8.ToArray());
    }

    private static IEnumerable<(string What, byte[] Bytes)> GoodPdfs()
    {
        yield return ("plain", GivenFile.APdf());
        yield return ("packed", GivenFile.APackedPdf("1 0 << /Type /Page /Contents (JavaScript was taught at school) >>"));
        yield return ("with a link", GivenFile.APdf("/A << /S /URI /URI (https://www.gov.uk/javascript) >>"));
        yield return ("a picture cut short", GivenFile.APackedPdf("x", "/Type /XObject /Subtype /Image /Filter /FlateDecode /DecodeParms << /Predictor 15 >>"));
        yield return ("letters packed as text", GivenFile.APackedPdf("x", "/Filter [/ASCII85Decode /FlateDecode]"));
    }

    private static IEnumerable<(string What, byte[] Bytes)> GoodWords()
    {
        yield return ("plain", GivenFile.AWordDocument());
        yield return ("with a link", Word($"{Begin}<w:instrText> HYPERLINK \"https://www.gov.uk/link quote import\" </w:instrText>"));
        yield return ("with page numbers", Word("<w:fldSimple w:instr=\" PAGE \"/><w:t>LINK and QUOTE are words</w:t>"));
        yield return ("with pictures", GivenFile.AWordDocument(with: [("word/media/image1.png", GivenFile.APicture()), ("docProps/thumbnail.jpeg", [1]), ("word/fonts/font1.odttf", [1])]));
    }

    private static byte[] Word(string body) => GivenFile.AWordDocument(body: body);

    private static string Hex(char letter) => "#" + ((int)letter).ToString("X2", CultureInfo.InvariantCulture);
}
