using System.Text;
using Kith.Practice.Returns;
using Xunit;

namespace Kith.Practice.Tests.Returns;

public sealed class FileSentTests
{
    [Theory]
    [InlineData(FileKind.Census, "a.xml", "<Message/>")]
    [InlineData(FileKind.Census, "A.XML", "\uFEFF<?xml version=\"1.0\"?>")]
    [InlineData(FileKind.Census, "a.xml", "\n  <Message/>")]
    [InlineData(FileKind.People, "a.csv", "LAchildID,first_name")]
    [InlineData(FileKind.People, "a.CSV ", "\uFEFFLAchildID")]
    public void A_file_may_be_what_it_begins_as(FileKind kind, string name, string beginning) =>
        Assert.Empty(new FileSent(name, 10, Encoding.UTF8.GetBytes(beginning)).WhyNot(kind));

    [Fact]
    public void Xml_may_be_in_16_bits() =>
        Assert.Empty(new FileSent("a.xml", 10, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<a/>")]).WhyNot(FileKind.Census));

    [Theory]
    [InlineData("a.xml", 0L, "The selected file is empty")]
    [InlineData("a.xml", FileSent.MostBytes + 1, "The selected file must be smaller than 120MB")]
    [InlineData("a.csv", 10L, "The selected file must be an XML file, as a census is")]
    public void Otherwise_it_says_what_is_wrong(string name, long bytes, string message)
    {
        var refusal = Assert.Single(new FileSent(name, bytes, "<a/>"u8.ToArray()).WhyNot(FileKind.Census));

        Assert.Equal(("File", message), (refusal.Field, refusal.Message));
    }

    [Theory]
    [InlineData(FileKind.Census, new byte[] { 0x50, 0x4B, 3, 4 })]
    [InlineData(FileKind.People, new byte[] { 0x50, 0x4B, 3, 4 })]
    [InlineData(FileKind.Census, new byte[] { 0x1F, 0x8B, 8 })]
    [InlineData(FileKind.People, new byte[] { 0xD0, 0xCF, 0x11, 0xE0 })]
    public void What_is_packed_is_refused(FileKind kind, byte[] beginning) =>
        Assert.StartsWith("The selected file must not be a ZIP or Excel file", Assert.Single(new FileSent("a.xml", 10, beginning).WhyNot(kind)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("census.xml", "census.xml")]
    [InlineData("C:\\Users\\ada\\census.xml", "census.xml")]
    [InlineData("../../etc/census.xml", "census.xml")]
    [InlineData("cen\u202Esus\n.xml", "census.xml")]
    [InlineData("folder/", "File without a name")]
    public void Its_name_is_kept_without_folders_and_hidden_characters(string name, string kept) => Assert.Equal(kept, new FileSent(name, 1, []).TrimmedName);
}
