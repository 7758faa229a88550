using System.Text;
using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Sample;

namespace Kith.Returns.Tests.CinCensus;

public class CensusUnreadableTests
{
    [Theory]
    [InlineData("<Message>\n<Children>\n<Child>\n<ChildIdentifiers>\n<LAchildID>C", "The file stops in the middle of a child (line 5)", 5)]
    [InlineData("<Message>\n<Children>\n<Child>\n<CINdetails>\n<CINrefer", "The file stops in the middle of a child (line 5)", 5)]
    [InlineData("<Message>\n<Children>\n<Child>\n</Child>\n", "The file stops before the end of its list of children (line 5)", 5)]
    [InlineData("<Message>\n<Children>\n<Child/>", "The file stops before the end of its list of children (line 3)", 3)]
    [InlineData("<Message>\n<Header>\n<CollectionDetails>", "The file stops in the middle of its header (line 3)", 3)]
    [InlineData("<Message>\n<Children/>\n", "The file stops before its end (line 3)", 3)]
    [InlineData("<?xml version=\"1.0\"?>\n<Mess", "The file stops at its beginning (line 2)", 2)]
    [InlineData("<Message>\n<Children><Child id=\"1", "The file stops before the end of its list of children (line 2)", 2)]
    public void A_file_cut_off_says_where(string xml, string reason, int line)
    {
        var why = Unreadable(xml);

        Assert.Equal((reason, line), (why.Reason, why.Line));
    }

    [Fact]
    public void The_children_before_the_break_are_given_first()
    {
        using var reader = Open("<Message><Children>" + Child("") + Child("") + "<Child><Chi");

        var read = 0;
        Assert.Throws<CensusUnreadable>(() =>
        {
            foreach (var _ in reader.ReadChildren())
            {
                read++;
            }
        });
        Assert.Equal(2, read);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- nothing -->", "The file is empty")]
    [InlineData("LAchildID,first_name\n1,2\n", "The file is not XML (line 1)")]
    [InlineData("PK\u0003\u0004zip", "The file is not XML (line 1)")]
    [InlineData("\n<?xml version=\"1.0\"?><Message/>", "The file has a blank line or a space before its first line. Remove it (line 2)")]
    [InlineData("<Message>\n<Children>\n<Child>\n</Children>\n</Message>", "The file is not well-formed XML (line 4)")]
    [InlineData("<Message>\n<Children>\n<Child a=1/>", "The file is not well-formed XML (line 3)")]
    [InlineData("<Message>\n<Children>\n<Child><ChildIdentifiers><LAchildID>&bad;</LAchildID>", "The file is not well-formed XML (line 3)")]
    [InlineData("<Message><Children/></Message>\nmore", "The file is not well-formed XML (line 2)")]
    [InlineData("<Message><Children/></Message>\n<Message/>", "The file is not well-formed XML (line 2)")]
    public void A_file_that_is_not_xml_says_so(string xml, string reason)
    {
        Assert.Equal(reason, Unreadable(xml).Reason);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?>\n\n<!DOCTYPE Message>\n<Message><Children/></Message>")]
    [InlineData("<!DOCTYPE Message>\n<Message><Children/></Message>")]
    [InlineData("<!DOCTYPE Message [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n<Message><Children><Child>&c;</Child></Children></Message>")]
    [InlineData("<!DOCTYPE Message [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<Message><Children><Child>&x;</Child></Children></Message>")]
    public void A_document_type_declaration_is_refused_whatever_it_would_do(string xml)
    {
        Assert.Equal("The file has a document type declaration (DOCTYPE) at its top, which Kith refuses because it can hide harmful content", Unreadable(xml).Reason);
    }

    public static TheoryData<string, byte[]> WrongEncodings => new()
    {
        { "latin 1 bytes in a file without a declaration", Encoding.Latin1.GetBytes("<Message><Header><Source><SoftwareCode>é</SoftwareCode></Source></Header></Message>") },
        { "says utf-16 and is not", Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?><Message/>") },
        { "an encoding nobody knows", Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"klingon\"?><Message/>") },
        { "an encoding that is refused everywhere", Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-7\"?><Message/>") },
    };

    [Theory]
    [MemberData(nameof(WrongEncodings))]
    public void A_file_in_the_wrong_encoding_says_so(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        Assert.Equal("The file is not in the character encoding that it says it is in. Save it as UTF-8 (line 1)", Unreadable(file).Reason);
    }

    [Theory]
    [InlineData("\n<html><body/></html>", "The file is not a children in need census: it begins with html, not with Message (line 2)")]
    [InlineData("<Children><Child/></Children>", "The file is not a children in need census: it begins with Children, not with Message (line 1)")]
    public void A_file_of_another_kind_is_refused(string xml, string reason)
    {
        Assert.Equal(reason, Unreadable(xml).Reason);
    }

    [Fact]
    public void Another_collection_is_refused_by_its_name()
    {
        var why = Assert.Throws<CensusUnreadable>(() => Open("<Message>\n<Header><CollectionDetails><Collection>CLA</Collection></CollectionDetails></Header><Children/></Message>"));

        Assert.Equal(("The file is not a children in need census: its header says that it is the collection CLA, not CIN (line 2)", 2), (why.Reason, why.Line));
    }

    [Fact]
    public void A_value_without_end_is_cut_instead_of_filling_the_memory()
    {
        Assert.Equal(new string('x', 4_000) + "…", OnlyChild(File(Child("", $"<LAchildID>{new string('x', 4_001)}</LAchildID>"))).LaChildId.Raw);
        Assert.Equal(new string('x', 3_999) + "…", OnlyChild(File(Child("", $"<LAchildID>{new string('x', 3_999)}{string.Concat(Enumerable.Repeat("😀", 100_000))}</LAchildID>"))).LaChildId.Raw);
        Assert.Equal(4_000, OnlyChild(File(Child("", $"<LAchildID>{new string('x', 4_000)}</LAchildID>"))).LaChildId.Raw!.Length);
    }

    [Fact]
    public void A_child_without_end_is_refused_instead_of_filling_the_memory()
    {
        var reviews = string.Concat(Enumerable.Repeat("<CPPreviewDate/>", 50_000));

        Assert.Equal(
            "The file has a child with more than 20,000 entries (line 1)",
            Unreadable(File(Child(Episode($"<ChildProtectionPlans><Reviews>{reviews}</Reviews></ChildProtectionPlans>")))).Reason);
    }

    [Fact]
    public void Ever_new_unknown_names_are_counted_together_instead_of_filling_the_memory()
    {
        using var reader = Open(File(string.Concat(Enumerable.Range(0, 2_000).Select(number => $"<N{number}/>"))));

        Assert.Empty(reader.ReadChildren());
        Assert.Equal(501, reader.UnknownElements.Count);
        Assert.Equal(2_000, reader.UnknownElements.Values.Sum());
        Assert.Equal(1_500, reader.UnknownElements["(other elements)"]);
    }

    [Fact]
    public void A_fault_of_the_stream_is_not_blamed_on_the_file()
    {
        Assert.Throws<IOException>(() => CensusReader.Open(new BrokenStream()));
    }

    private sealed class BrokenStream() : MemoryStream(new byte[100])
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("gone");

        public override int Read(Span<byte> buffer) => throw new IOException("gone");
    }
}
