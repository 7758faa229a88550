using Kith.Practice.Attachments;
using Xunit;

namespace Kith.Practice.Tests.Attachments;

public sealed class FileOfferedTests
{
    private const string NotWhatItSays = "The selected file is not what its name says it is. Save it again in the program that made it, and select that file";

    [Theory]
    [InlineData("a.jpg", "FFD8FFE1", AttachmentKind.Jpeg)]
    [InlineData("A.JPEG", "FFD8FFDB", AttachmentKind.Jpeg)]
    [InlineData("a.png", "89504E470D0A1A0A", AttachmentKind.Png)]
    [InlineData("report.docx.pdf", "255044462D312E37", AttachmentKind.Pdf)]
    [InlineData("a.docx ", "504B0304", AttachmentKind.Word)]
    public void What_it_is_stands_in_its_name_and_in_its_first_bytes(string name, string beginning, AttachmentKind kind) =>
        Assert.Equal(kind, new FileOffered(name, 100, Convert.FromHexString(beginning)).Kind().Value);

    [Theory]
    [InlineData("a.pdf", "4D5A9000", NotWhatItSays)]
    [InlineData("a.png", "FFD8FFE1", NotWhatItSays)]
    [InlineData("a.jpg", "89504E470D0A1A0A", NotWhatItSays)]
    [InlineData("a.pdf", "0A255044462D", NotWhatItSays)]
    [InlineData("a.pdf.exe", "255044462D", "The selected file must be a picture (JPG or PNG), a PDF or a Word document (DOCX)")]
    [InlineData("a.docm", "504B0304", "The selected file must be a picture (JPG or PNG), a PDF or a Word document (DOCX)")]
    [InlineData("a.svg", "3C737667", "The selected file must be a picture (JPG or PNG), a PDF or a Word document (DOCX)")]
    [InlineData("pdf", "255044462D", "The selected file must be a picture (JPG or PNG), a PDF or a Word document (DOCX)")]
    public void Anything_else_is_refused(string name, string beginning, string why) =>
        Assert.Equal(("File", why), (Refused(name, 100, beginning).Field, Refused(name, 100, beginning).Message));

    [Fact]
    public void An_empty_file_and_one_that_is_too_long_are_refused()
    {
        Assert.Equal("The selected file is empty", Refused("a.pdf", 0, string.Empty).Message);
        Assert.Equal("The selected file must be smaller than 20MB", Refused("a.pdf", FileOffered.MostBytes + 1, "255044462D").Message);
        Assert.True(new FileOffered("a.pdf", FileOffered.MostBytes, Convert.FromHexString("255044462D")).Kind().Ok);
    }

    [Theory]
    [InlineData("C:\\Users\\sam\\letter.pdf", "letter.pdf")]
    [InlineData("../../etc/letter.pdf", "letter.pdf")]
    [InlineData("let\u202Eter\r\n.pdf", "letter.pdf")]
    [InlineData("folder/", "File without a name")]
    public void Its_name_is_kept_without_folders_and_without_what_nobody_sees(string name, string kept) =>
        Assert.Equal(kept, new FileOffered(name, 1, []).TrimmedName);

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(200, new FileOffered(new string('a', 900) + ".pdf", 1, []).TrimmedName.Length);

    private static Kith.Practice.Shared.Refusal Refused(string name, long bytes, string beginning) => new FileOffered(name, bytes, Convert.FromHexString(beginning)).Kind().Refusals[0];
}
