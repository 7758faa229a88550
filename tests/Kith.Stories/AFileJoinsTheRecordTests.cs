using System.Text;
using Kith.Features.Attachments;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>A child’s drawing is added, kept back from a colleague until somebody has looked at it, opened, and another file withdrawn.</summary>
public sealed class AFileJoinsTheRecordTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_drawing_is_added_looked_at_and_opened(bool javaScript)
    {
        var (family, _) = await world.AShieldedFamily();
        var counsellor = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Vera");
        var worker = await world.Plays(family.SocialWorker, javaScript);
        await worker.Open(AttachmentsLinks.OfFamily(family.Ref));
        await worker.Follow("Add a file");
        await worker.Press("Add file");
        await worker.Shows("Select a file");
        await Choose(worker, "setup.exe", [77, 90]);
        await worker.Fill("Input.Description", "Amy drew her house, with the sun over it");
        await worker.Choose("Input.MayRead", "General");
        await worker.Press("Add file");
        await worker.Shows("The selected file must be a picture (JPG or PNG), a PDF or a Word document (DOCX)");
        await Choose(worker, "drawing.jpg", GivenFile.APhotograph());
        await worker.Press("Add file");
        await worker.Shows("Kept back: nobody has said that it does not tell where somebody is");

        var other = await world.Plays(counsellor, javaScript);
        await other.Open(AttachmentsLinks.OfFamily(family.Ref));
        await other.NeverShows("Amy drew");
        await other.Follow("A file at which nobody has looked yet");
        await other.Shows("Ask the family’s lead worker to look at it");

        var picture = await worker.Page.RunAndWaitForDownloadAsync(() => worker.Page.GetByText("Download the file").ClickAsync());
        Assert.EndsWith(".jpg", picture.SuggestedFilename, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(await File.ReadAllBytesAsync((await picture.PathAsync())!)), StringComparison.Ordinal);
        await worker.Follow("Let documents name it");
        await worker.Choose("Input.IsSafe", "true");
        await worker.Press("Let documents name it");
        await worker.Shows("Documents may name this file");
        await other.Open(AttachmentsLinks.OfFamily(family.Ref));
        await other.Follow("Amy drew her house");

        await world.AFile(family, "A letter of other people", scan: ScanState.Quarantined);
        await worker.Open(AttachmentsLinks.OfFamily(family.Ref));
        await worker.Follow("A letter of other people");
        await worker.Shows("It cannot be opened until it has been looked through for viruses");
        await worker.Follow("Withdraw this file");
        await worker.Fill("Input.Why", "It belongs to another family");
        await worker.Press("Withdraw file");
        await worker.Open(AttachmentsLinks.OfFamily(family.Ref));
        await worker.Shows("A file that was withdrawn");
    }

    private static Task Choose(Actor actor, string name, byte[] content) =>
        actor.Page.Locator("[name='Input.File']").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
}
