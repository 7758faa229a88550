using System.IO.Compression;
using System.Net;
using System.Text;
using Kith.Features.Returns;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ImportFileTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.BusinessSupport)]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.ServiceManager)]
    public async Task It_shows_to_those_who_import_with_their_intake_team_chosen(Role role)
    {
        var worker = await world.AnImporter(role);

        var page = (await world.As(worker).Open(ReturnsLinks.ImportFile())).Expect(HttpStatusCode.OK);

        Assert.Equal(worker.Team.ToString(), page.ValueOf("Input.Team"));
        Assert.Null(page.ValueOf("Input.Kind"));
    }

    [Fact]
    public async Task A_census_is_read_through_before_anything_is_written()
    {
        var worker = await world.AnImporter();
        var before = await world.RowCounts();

        var page = await world.As(worker).SendCensus(
            Of(2026, Child("SURVEY1", Episode("2025-05-06")), Child("SURVEY1"), Child(null), Child("SURVEY2", Episode(null))), "children in need 2026.xml");

        page.Expect(HttpStatusCode.OK).Shows("Nothing of it is in Kith yet").Shows("children in need 2026.xml").Shows("Children in need census 2025-26, authority 908")
            .Shows("2 children can be taken. 3 rows would be left out.").Shows("SURVEY1 a child with this LAchildID has already been read").Shows("a child without LAchildID")
            .Shows("SURVEY2 an episode without CINreferralDate");
        Assert.Equal(before.Split(", ")[1..], (await world.RowCounts()).Split(", ")[1..]);
        var fact = (await world.Facts<FileReceived>())[^1];
        Assert.Equal(worker.Posting, fact.By);
        Assert.DoesNotContain("children in need", fact.Data, StringComparison.Ordinal);
        Assert.True(world.HasFile(await world.ImportOf(worker)));
    }

    [Fact]
    public async Task A_people_file_is_read_through_before_anything_is_written()
    {
        var worker = await world.AnImporter();

        var page = await world.As(worker).SendPeople($"{ImportSteps.Heading},note\nP1,Ada,Bell,H1,child,no,\nP1,Ada,Bell,H1,child,no,\n");

        page.Shows("1 person can be taken. 1 row would be left out.").Shows("the column note");
    }

    public static TheoryData<FileKind, string, string, string> Refused => new()
    {
        { FileKind.Census, "census.xml", "", "The selected file is empty" },
        { FileKind.Census, "census.csv", "LAchildID,first_name", "The selected file must be an XML file, as a census is" },
        { FileKind.Census, "census.xml", "LAchildID,first_name", "The selected file must be an XML file, as a census is" },
        { FileKind.Census, "census.txt", Of(2026), "The selected file must be an XML file, as a census is" },
        { FileKind.People, "people.csv", "<Message/>", "The selected file must be a CSV file, as a people file is" },
        { FileKind.People, "people.xml", ImportSteps.Heading, "The selected file must be a CSV file, as a people file is" },
        { FileKind.Census, "census.xml", "PK\u0003\u0004rest", "The selected file must not be a ZIP or Excel file. Unpack it, or save it as CSV, and select that file" },
        {
            FileKind.Census, "census.xml", "<!DOCTYPE Message [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Message>&e;</Message>",
            "The file has a document type declaration (DOCTYPE) at its top, which Kith refuses because it can hide harmful content"
        },
        { FileKind.Census, "census.xml", Of(2019), "The file is the census of 2018-19 (line 2). Kith takes the census of 2021-22 to 2026-27." },
        { FileKind.People, "people.csv", "LAchildID,first_name\n", "The heading lacks last_name, household, relationship, protected: it must name LAchildID, first_name, last_name, household, relationship, protected (line 1)" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_not_what_it_should_be_is_refused_beside_its_field_and_not_kept(FileKind kind, string name, string content, string message)
    {
        var worker = await world.AnImporter();

        var page = await world.As(worker).SendFile(kind, name, Encoding.Latin1.GetBytes(content));

        page.Expect(HttpStatusCode.OK);
        Assert.Equal(message, page.ErrorOf("Input.File"));
        Assert.Equal((kind.ToString(), worker.Team.ToString()), (page.ValueOf("Input.Kind"), page.ValueOf("Input.Team")));
        Assert.False(await world.Read(db => db.Imports.AnyAsync(i => i.By == worker.Posting)));
        await OnlyTheFilesOfImports();
    }

    [Fact]
    public async Task A_zip_is_refused_whatever_it_is_called()
    {
        using var zip = new MemoryStream();
        await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("census.xml");
        }

        var page = await world.As(await world.AnImporter()).SendFile(FileKind.Census, "census.xml", zip.ToArray());

        Assert.StartsWith("The selected file must not be a ZIP", page.ErrorOf("Input.File"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_that_is_missing_is_asked_for()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);

        var page = await (await visitor.Open(ReturnsLinks.ImportFile())).Fill("Input.Team", "").Press("Send and check");

        Assert.Equal(["Select what the file is", "Select a file to import", "Select the team in which families wait to be allocated"], page.ErrorSummary);
    }

    [Fact]
    public async Task A_team_of_another_agency_is_refused()
    {
        var (worker, other) = (await world.AnImporter(), await world.AnImporter());
        var input = new ImportFileInput { Kind = FileKind.Census, Team = other.Team };

        var refused = await world.Refusals<ImportFile, ImportId>(async (command, now) => await command.Do(
            input, new FileSent("a.xml", 10, "<a/>"u8.ToArray()), Guid.NewGuid(), new FileSurvey(2026, null, 0, 0, 0), new ImportReport(), await world.Acting(worker), now, default));

        Assert.Equal(("Team", "Select a team of your own agency"), (refused[0].Field, refused[0].Message));
    }

    [Fact]
    public async Task A_people_file_needs_the_code_of_its_authority()
    {
        var worker = await world.Given.AWorker(Role.Analyst, await world.Given.ATeam(isIntake: true));

        var page = await world.As(worker).SendPeople($"{ImportSteps.Heading}\nP2,Ada,Bell,H1,child,no\n");

        Assert.StartsWith("Your agency has no local authority code", page.ErrorOf("Input.Team"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Database", "none")]
    public async Task A_file_that_is_too_long_is_refused_beside_its_field_and_what_is_longer_still_is_413()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        var page = (await visitor.Open(ReturnsLinks.ImportFile())).Choose("Input.Kind", "Census");

        var refused = await visitor.Send(page, "Input.File", "census.xml", new StreamContent(new Spaces(FileSent.MostBytes + 1)));
        Assert.Equal("The selected file must be smaller than 120MB", refused.ErrorOf("Input.File"));

        var beyond = await visitor.Send(page, "Input.File", "census.xml", new StreamContent(new Spaces(2 * FileSent.MostBytes)));
        beyond.Expect(HttpStatusCode.RequestEntityTooLarge).Shows("What you sent is too long");
        await OnlyTheFilesOfImports();
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_import_and_with_another_file_it_is_told_so()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        var page = (await visitor.Open(ReturnsLinks.ImportFile())).Choose("Input.Kind", "Census");
        var census = new ByteArrayContent(Encoding.UTF8.GetBytes(Of(2026, Child("TWICE1"))));

        var first = await visitor.Send(page, "Input.File", "census.xml", census, follow: false);
        var again = await visitor.Send(page, "Input.File", "census.xml", new ByteArrayContent(Encoding.UTF8.GetBytes(Of(2026, Child("TWICE1")))), follow: false);
        var other = await visitor.Send(page, "Input.File", "census.xml", new ByteArrayContent(Encoding.UTF8.GetBytes(Of(2026, Child("TWICE2")))), follow: false);

        Assert.Equal(first.Location, again.Location);
        other.Expect(HttpStatusCode.OK).Shows("This form was already saved at");
        Assert.Equal(1, await world.Read(db => db.Imports.CountAsync(i => i.By == worker.Posting)));
        await OnlyTheFilesOfImports();
    }

    [Fact]
    public async Task A_files_name_is_shown_as_text_without_folders_and_not_longer_than_200_characters()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);

        var page = await visitor.SendCensus(Of(2026, Child("NAMED1")), "C:\\share\\<b>bold" + new string('x', 300) + ".xml");

        page.DoesNotShow("<b>bold");
        var name = (await world.ImportOf(worker)).FileName;
        Assert.Equal(Text.Line, name.Length);
        Assert.StartsWith("<b>bold", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_can_send_a_file_and_nothing_of_it_is_read()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);
        (await world.As(worker).Open(ReturnsLinks.ImportFile())).Expect(HttpStatusCode.Forbidden);
        var page = await world.As(await world.AnImporter()).Open(ReturnsLinks.ImportFile());

        (await world.As(worker).Send(page, "Input.File", "census.xml", new StringContent("<a/>"), follow: false)).Expect(HttpStatusCode.Forbidden);
        var anybody = await world.Anyone().Send(page, "Input.File", "census.xml", new StringContent("<a/>"), follow: false);

        Assert.Contains("/sign-in", anybody.Expect(HttpStatusCode.Redirect).Location, StringComparison.Ordinal);
        await OnlyTheFilesOfImports();
    }

    private async Task OnlyTheFilesOfImports()
    {
        var waiting = await world.Read(db => db.Imports.AsNoTracking().ToListAsync());
        Assert.Equal(waiting.Count(i => !i.IsOver), world.Files().Length);
    }

    /// <summary>Blanks without end, as long as asked for.</summary>
    private sealed class Spaces(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            buffer.AsSpan(offset, read).Fill((byte)' ');
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
