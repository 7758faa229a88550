using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Attachments;

public sealed class AttachmentTests
{
    private static readonly Now Noon = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(12, 0));
    private static readonly PersonId Amy = Id.New<PersonId>(Noon);
    private static readonly Acting By = new(Id.New<PostingId>(Noon), Id.New<WorkerId>(Noon), Id.New<AgencyId>(Noon), Id.New<TeamId>(Noon), Role.SocialWorker, "Sam", [], [], [], Noon);

    [Fact]
    public void It_keeps_what_it_was_and_whom_it_is_about_once()
    {
        var drawing = Added(scan: ScanState.Clean, about: [Amy, Amy]);

        Assert.Equal(("drawing.png", "She drew a horse", 3L), (drawing.FileName, drawing.Description, drawing.Bytes));
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", drawing.Hash);
        Assert.Equal(Amy, Assert.Single(drawing.About).Person);
        Assert.False(drawing.IsAboutEveryone);
        Assert.True(Added().IsAboutEveryone);
    }

    [Fact]
    public void Each_thing_that_is_missing_is_said_beside_its_field()
    {
        var no = Attachment.Add(null, new AttachmentWords(" ", [], null), null, default, default, ScanState.Clean, By, Noon).Refusals;
        var over = Attachment.Add(null, new AttachmentWords(new string('a', 1_001), [], null), Side.Shared, default, default, ScanState.Clean, By, Noon).Refusals;

        Assert.Equal([("File", "Select a file"), ("Description", "Enter what it shows or says"), ("MayRead", "Select who may read it")], no.Select(r => (r.Field, r.Message)));
        Assert.Contains(over, r => (r.Field, r.Message) == ("Description", "What it shows or says must be 1,000 characters or fewer"));
    }

    [Fact]
    public void Nobody_looks_at_what_has_not_been_looked_through_or_is_withdrawn_or_was_looked_at()
    {
        Assert.Equal("This file has not been looked through for viruses yet", Assert.Single(Added(ScanState.Quarantined).LookAt(true, By, Noon)).Message);
        Assert.Equal("Confirm that you have opened it and looked at all of it", Assert.Single(Added().LookAt(null, By, Noon)).Message);
        var looked = Added();
        Assert.False(looked.LookAt(true, By, Noon).Any);
        Assert.Equal((By.Posting, Noon.Moment), (looked.LookedAtBy, looked.LookedAtAt));
        Assert.Equal("Somebody has already said so", Assert.Single(looked.LookAt(true, By, Noon)).Message);
        Assert.False(looked.Withdraw("Another family’s", By, Noon).Any);
        Assert.Contains(looked.LookAt(true, By, Noon), r => r.Message == "This file has been withdrawn");
    }

    [Fact]
    public void It_is_withdrawn_once_and_with_a_reason()
    {
        var drawing = Added();
        Assert.Equal(("Why", "Enter why it is withdrawn"), (Assert.Single(drawing.Withdraw(" ", By, Noon)).Field, Assert.Single(drawing.Withdraw(" ", By, Noon)).Message));
        Assert.Equal("The reason must be 1,000 characters or fewer", Assert.Single(drawing.Withdraw(new string('a', 1_001), By, Noon)).Message);
        Assert.False(drawing.Withdraw(" Another family’s ", By, Noon).Any);
        Assert.Equal("Another family’s", drawing.WhyWithdrawn);
        Assert.Equal("This file has already been withdrawn", Assert.Single(drawing.Withdraw("Again", By, Noon)).Message);
    }

    [Fact]
    public void Its_bytes_are_kept_in_pieces_in_their_order()
    {
        var bytes = new byte[AttachmentPiece.Size + 7];
        bytes[^1] = 9;

        var pieces = AttachmentPiece.Of(Added(), bytes).ToList();

        Assert.Equal([(0, AttachmentPiece.Size), (1, 7)], pieces.Select(p => (p.Number, p.Bytes.Length)));
        Assert.Equal(9, pieces[1].Bytes[^1]);
    }

    private static Attachment Added(ScanState scan = ScanState.NotScanned, params PersonId[] about) => Attachment.Add(
        new FileTaken(AttachmentKind.Png, "drawing.png", [1, 2, 3]), new AttachmentWords(" She drew a horse ", about, null), Side.Shared, Id.New<FamilyId>(Noon), Id.New<FamilyEpisodeId>(Noon), scan, By, Noon).Value;
}
