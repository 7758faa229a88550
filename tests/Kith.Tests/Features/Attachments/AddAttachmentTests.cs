using System.Net;
using Kith.Features.Attachments;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Workbook;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Kith.Tests.Features.Attachments;

public sealed class AddAttachmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_photograph_is_drawn_anew_and_kept_with_its_fact()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var page = (await visitor.Open(AttachmentsLinks.Add(family.Ref))).Shows("cannot be searched for addresses");
        page.Fill("Input.Description", "Amy drew her house").Choose("Input.MayRead", "General");

        var shown = await visitor.Send(page, "Input.File", "IMG_1.JPG", new ByteArrayContent(GivenFile.APhotograph()));

        shown.Shows("File added").Shows("Amy drew her house").Shows("The whole family").Shows("IMG_1.JPG").Shows("Kept back");
        var file = await world.Read(db => db.Attachments.SingleAsync(a => a.FamilyEpisode == family.Episode));
        var kept = (await world.Read(db => db.AttachmentPieces.Where(p => p.Attachment == file.Id).OrderBy(p => p.Number).Select(p => p.Bytes).ToListAsync())).SelectMany(b => b).ToArray();
        Assert.Equal((AttachmentKind.Jpeg, ScanState.NotScanned, kept.Length), (file.Kind, file.Scan, (int)file.Bytes));
        Assert.False(Holds(kept, GivenFile.Whereabouts) || Holds(kept, "Exif"));
        using var drawn = SKBitmap.Decode(kept);
        Assert.Equal((20, 40), (drawn.Width, drawn.Height));
        Assert.True(drawn.GetPixel(10, 5) is { Red: > 200, Green: < 80 } && drawn.GetPixel(10, 35).Green > 200);
        var fact = await world.Fact<AttachmentAdded>(family);
        Assert.Equal(family.SocialWorker.Posting, fact.By);
        Assert.Contains(file.Hash, fact.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("house", fact.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_do_something_is_refused_beside_its_field_and_what_was_typed_stays()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        const string Does = "The selected PDF holds a script, another file or a form that sends. Print it to a new PDF, and select that file";
        const string Macros = "The selected Word document holds macros or another file. Save it as DOCX without them, or print it to PDF, and select that file";
        (string Name, byte[] Bytes, string Why)[] bad =
        [
            ("a.exe", [1], "The selected file must be a picture (JPG or PNG), a PDF or a Word document (DOCX)"),
            ("a.png", [], "The selected file is empty"),
            ("a.png", GivenFile.APdf(), "The selected file is not what its name says it is. Save it again in the program that made it, and select that file"),
            ("a.png", GivenFile.APicture()[..20], "The selected picture cannot be read. Open it, save it again as JPG or PNG, and select that file"),
            ("a.png", GivenFile.APictureOfSize(8_000, 5_001), "The selected picture must have 40 million points or fewer. Make it smaller, and select that file"),
            ("a.pdf", GivenFile.APdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), Does),
            ("a.pdf", GivenFile.APdf("/Names << /Embedded#46iles 5 0 R >>"), Does),
            ("a.pdf", GivenFile.APackedPdf("1 0 << /S /Launch /F (calc.exe) >>"), Does),
            ("a.pdf", GivenFile.APdf("/Encrypt 9 0 R"), "The selected PDF is locked. Save it without a password or limits, and select that file"),
            ("a.docx", GivenFile.AWordDocument(with: ("word/vbaProject.bin", [1])), Macros),
            ("a.docx", GivenFile.AWordDocument(with: ("word/embeddings/oleObject1.bin", [1])), Macros),
            ("a.docx", GivenFile.AWordDocument(type: "document.macroEnabled.main+xml"), "The selected Word document cannot be read. Open it, save it again as DOCX, and select that file"),
            ("a.docx", GivenFile.AWordDocument("""<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/>"""),
                "The selected Word document takes something from elsewhere when it is opened. Print it to PDF, and select that file"),
            ("a.docx", GivenFile.AWordDocument(with: ("word/media/bomb.xml", new byte[(int)FileOffered.MostUnpacked + 1])), "The selected Word document is too large once it is unpacked. Make its pictures smaller, and select it again"),
        ];
        foreach (var (name, bytes, why) in bad)
        {
            var page = await visitor.Open(AttachmentsLinks.Add(family.Ref));
            page.Fill("Input.Description", "Something sent").Choose("Input.MayRead", "General");
            var refused = await visitor.Send(page, "Input.File", name, new ByteArrayContent(bytes));
            Assert.Equal((why, "Something sent"), (refused.ErrorOf("Input.File"), refused.ValueOf("Input.Description")));
        }

        var empty = await visitor.Open(AttachmentsLinks.Add(family.Ref));
        var all = await visitor.Post(empty.Address, empty.Fields());
        Assert.Equal("Select a file", all.ErrorOf("Input.File"));
        Assert.Equal("Enter what it shows or says", all.ErrorOf("Input.Description"));
        Assert.Equal("Select who may read it", all.ErrorOf("Input.MayRead"));
        Assert.False(await world.Read(db => db.Attachments.AnyAsync(a => a.FamilyEpisode == family.Episode)));
    }

    [Fact]
    public async Task Good_documents_are_kept_as_they_are_and_one_sent_twice_is_kept_once()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        foreach (var (name, bytes) in new[] { ("letter.pdf", GivenFile.APackedPdf("1 0 << /Type /Page >>")), ("letter.docx", GivenFile.AWordDocument("""<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://www.gov.uk" TargetMode="External"/>""")) })
        {
            var page = await visitor.Open(AttachmentsLinks.Add(family.Ref));
            page.Fill("Input.Description", name).Choose("Input.MayRead", "General");
            var first = await visitor.Send(page, "Input.File", name, new ByteArrayContent(bytes), follow: false);
            var again = await visitor.Send(page, "Input.File", name, new ByteArrayContent(bytes), follow: false);
            Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, again.Status));
        }

        Assert.Equal(2, await world.Read(db => db.Attachments.CountAsync(a => a.FamilyEpisode == family.Episode)));
    }

    [Fact]
    public async Task A_family_has_a_hundred_files_and_one_that_is_withdrawn_makes_room()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var by = await world.Acting(family.SocialWorker);
        var kept = await world.Run<AttachmentId>(async (services, now) =>
        {
            var added = default(Outcome<AttachmentId>);
            for (var number = 1; number <= Attachment.MostOfFamily; number++)
            {
                added = await services.GetRequiredService<AddAttachment>().Do(
                    family.Episode, new AddAttachmentInput { Description = $"Drawing {number}", About = [family.Child("Amy")], MayRead = "General" }, new FileTaken(AttachmentKind.Png, "a.png", [1]), ScanState.NotScanned, by, now, default);
            }

            return added!;
        });
        var visitor = world.As(family.SocialWorker);
        var page = (await visitor.Open(AttachmentsLinks.Add(family.Ref))).Fill("Input.Description", "One more").Choose("Input.MayRead", "General");

        var refused = await visitor.Send(page, "Input.File", "a.png", new ByteArrayContent(GivenFile.APicture()));

        Assert.Equal(["There are 100 files already: withdraw one that is not needed first"], refused.ErrorSummary);
        Assert.Equal("One more", refused.ValueOf("Input.Description"));
        Assert.Equal(100, await Count());
        await (await visitor.Open(AttachmentsLinks.Withdraw(family.Ref, kept.Value))).Fill("Input.Why", "Twice").Press("Withdraw file");
        (await visitor.Send(refused, "Input.File", "a.png", new ByteArrayContent(GivenFile.APicture()))).Shows("File added");
        Assert.Equal(101, await Count());

        Task<int> Count() => world.Read(db => db.Attachments.CountAsync(a => a.FamilyEpisode == family.Episode));
    }

    [Fact]
    public async Task It_carries_a_label_and_belongs_to_an_entry()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        await world.Given.Visits(family, 1);
        var entry = await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).Select(e => e.Id).SingleAsync());
        await world.AFile(family, "A photograph of the door that was kicked in", mayRead: $"DaVictim:{family.Adult("Vera")}", entry: entry);

        (await world.As(family.SocialWorker).Open(AttachmentsLinks.OfFamily(family.Ref, entry))).Shows("the door that was kicked in").Shows("Victim side only");
        var perpetratorSide = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        (await world.As(perpetratorSide).Open(AttachmentsLinks.OfFamily(family.Ref))).Shows("There are no files for you to read here.").DoesNotShow("door");
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Entry(family.Ref, entry))).Shows("Files of this entry");
        (await world.As(family.SocialWorker).Open(AttachmentsLinks.Add(family.Ref, new EntryId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var refused = await world.Refusals<AddAttachment, AttachmentId>(async (add, now) => await add.Do(
            family.Episode, new AddAttachmentInput { Description = "Elsewhere", About = [new PersonId(Guid.NewGuid())], MayRead = $"DaVictim:{Guid.NewGuid()}" }, new FileTaken(AttachmentKind.Png, "a.png", [1]), ScanState.Clean, await world.Acting(family.SocialWorker), now, default));
        Assert.Equal(["About", "MayRead"], refused.Select(r => r.Field).Order());
        Assert.Contains(refused, r => r.Message == "Select people of this family");
    }

    [Fact]
    public async Task A_file_beyond_every_limit_is_413_and_strangers_learn_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(AttachmentsLinks.Add(family.Ref));
        page.Fill("Input.Description", "Large").Choose("Input.MayRead", "General");

        Assert.Equal("The selected file must be smaller than 20MB", (await visitor.Send(page, "Input.File", "a.png", new ByteArrayContent(new byte[FileOffered.MostBytes + 1]))).ErrorOf("Input.File"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await visitor.Send(page, "Input.File", "a.png", new ByteArrayContent(new byte[(2 * FileOffered.MostBytes) + 1]))).Status);
        await world.IsHidden(reference => AttachmentsLinks.Add(reference), family);
        await world.IsRefused(reference => AttachmentsLinks.Add(reference), family, Role.SchoolDsl);
        await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == family.Episode).ExecuteUpdateAsync(set => set.SetProperty(e => e.ClosedOn, world.Clock.Today)));
        (await world.As(family.SocialWorker).Open(AttachmentsLinks.OfFamily(family.Ref))).DoesNotShow("Add a file");
    }

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)) >= 0;
}
