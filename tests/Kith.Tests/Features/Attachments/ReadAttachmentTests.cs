using System.Net;
using Kith.Features.Attachments;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Attachments;

public sealed class ListAttachmentsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Files_are_listed_by_page_in_a_fixed_number_of_statements_and_their_bytes_never_loaded()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        (await visitor.Open(AttachmentsLinks.OfFamily(family.Ref))).Shows("There are no files for you to read here.").Shows("Add a file");
        await world.AFile(family);
        var one = await world.Commands.During(async () => await visitor.Open(AttachmentsLinks.OfFamily(family.Ref)));
        for (var i = 0; i < 25; i++)
        {
            world.Clock.Pass(TimeSpan.FromSeconds(1));
            await world.AFile(family, $"Drawing {i}");
        }

        var many = await world.Commands.During(async () => (await visitor.Open(AttachmentsLinks.OfFamily(family.Ref))).Shows("Drawing 24").DoesNotShow("Amy drew her house"));

        // Only a list of more than one page is counted.
        Assert.Equal(one.Count + 1, many.Count);
        Assert.DoesNotContain(many, c => c.Sql.Contains("AttachmentPieces", StringComparison.Ordinal));
        (await visitor.Open(AttachmentsLinks.OfFamily(family.Ref, page: 2))).Shows("Amy drew her house");
        await world.IsHidden(reference => AttachmentsLinks.OfFamily(reference), family);
        await world.IsRefused(reference => AttachmentsLinks.OfFamily(reference), family, Role.SchoolDsl);
    }
}

public sealed class ReadAttachmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whoever_may_read_it_sees_what_is_known_of_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var file = await world.AFile(family);

        (await world.As(family.Manager).Open(AttachmentsLinks.One(family.Ref, file))).Shows("Amy drew her house").Shows("drawing.png").Shows("Download the file").Shows("Withdraw this file");
        (await world.As(family.Manager).Open(AttachmentsLinks.One(family.Ref, new AttachmentId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(reference => AttachmentsLinks.One(reference, file), family);
        var other = await world.Given.AFamily(f => f.AChild("Ben"));
        (await world.As(other.SocialWorker).Open(AttachmentsLinks.One(other.Ref, file))).Expect(HttpStatusCode.NotFound);
    }
}

public sealed class TakeAttachmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Its_bytes_come_whole_or_in_part_to_be_saved_and_stand_in_the_audit_as_a_view()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var bytes = new byte[(2 * AttachmentPiece.Size) + 1_000];
        new Random(7).NextBytes(bytes);
        var file = await world.AFile(family, bytes: bytes);
        var visitor = world.As(family.Manager);

        var (answer, whole) = await Get(visitor, AttachmentsLinks.Take(family.Ref, file), null);
        Assert.Equal(bytes, whole);
        Assert.Equal(("attachment", "nosniff"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("drawing", answer.Content.Headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        var (part, some) = await Get(visitor, AttachmentsLinks.Take(family.Ref, file), $"bytes={AttachmentPiece.Size - 10}-{AttachmentPiece.Size + 9}");
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes.AsSpan(AttachmentPiece.Size - 10, 20).ToArray(), some);

        Assert.Equal(
            [AuditKind.Viewed, AuditKind.Viewed],
            await world.Read(db => db.Audit.Where(a => a.Posting == family.Manager.Posting && a.Route!.EndsWith("/file")).Select(a => a.Kind).ToListAsync()));
        await world.IsHidden(reference => AttachmentsLinks.Take(reference, file), family);
    }

    [Fact]
    public async Task What_has_not_been_looked_through_opens_to_nobody()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var file = await world.AFile(family, scan: ScanState.Quarantined);

        (await world.As(family.SocialWorker).Open(AttachmentsLinks.One(family.Ref, file))).Shows("Waits for the virus check").DoesNotShow("Download the file");
        (await world.As(family.SocialWorker).Open(AttachmentsLinks.Take(family.Ref, file))).Expect(HttpStatusCode.NotFound);
    }

    private static async Task<(HttpResponseMessage Answer, byte[] Bytes)> Get(Visitor visitor, string address, string? range)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (range is not null)
        {
            request.Headers.Add("Range", range);
        }

        var answer = (await visitor.Answer(request)).Response;
        return (answer, await answer.Content.ReadAsByteArrayAsync());
    }
}

public sealed class LookAtAttachmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_person_lets_documents_name_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var file = await world.AFile(family);
        var page = await world.As(family.SocialWorker).Open(AttachmentsLinks.LookAt(family.Ref, file));

        Assert.Equal("Confirm that you have opened it and looked at all of it", (await page.Press("Let documents name it")).ErrorOf("Input.IsSafe"));
        (await page.Choose("Input.IsSafe", "true").Press("Let documents name it")).Shows("Documents may name this file").Shows("May be named in them");

        Assert.Equal(family.SocialWorker.Posting, (await world.Fact<AttachmentLookedAt>(family)).By);
        await world.IsHidden(reference => AttachmentsLinks.LookAt(reference, file), family);
    }
}

public sealed class WithdrawAttachmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whoever_added_it_withdraws_it_and_it_stays_for_them_and_the_manager()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var file = await world.AFile(family, "A letter of the neighbours");
        var page = await world.As(family.SocialWorker).Open(AttachmentsLinks.Withdraw(family.Ref, file));

        Assert.Equal("Enter why it is withdrawn", (await page.Press("Withdraw file")).ErrorOf("Input.Why"));
        var stale = await world.Refusals<WithdrawAttachment, AttachmentId>(async (withdraw, now) => await withdraw.Do(family.Episode, file, new WithdrawAttachmentInput { Version = 7, Why = "Late" }, await world.Acting(family.SocialWorker), now, default));
        Assert.Equal(Refusal.Stale, Assert.Single(stale));
        (await page.Fill("Input.Why", "It belongs to another family").Press("Withdraw file")).Shows("File withdrawn").Shows("It belongs to another family").Shows("A letter of the neighbours");

        var colleague = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Vera");
        (await world.As(colleague).Open(AttachmentsLinks.OfFamily(family.Ref))).Shows("A file that was withdrawn").DoesNotShow("A letter of the neighbours");
        (await world.As(colleague).Open(AttachmentsLinks.One(family.Ref, file))).Shows("It belongs to another family").DoesNotShow("A letter of the neighbours").DoesNotShow("Download");
        (await world.As(colleague).Open(AttachmentsLinks.Take(family.Ref, file))).Expect(HttpStatusCode.NotFound);
        (await world.As(colleague).Open(AttachmentsLinks.Withdraw(family.Ref, file))).Expect(HttpStatusCode.Forbidden);
        (await world.As(family.Manager).Open(AttachmentsLinks.Take(family.Ref, file))).Expect(HttpStatusCode.OK);
        Assert.Equal(family.SocialWorker.Posting, (await world.Fact<AttachmentWithdrawn>(family)).By);
        await world.IsHidden(reference => AttachmentsLinks.Withdraw(reference, file), family);
    }
}

public sealed class RecordScanTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData(true, ScanState.Clean)]
    [InlineData(false, ScanState.Infected)]
    public async Task What_was_found_later_is_written_down_once(bool isClean, ScanState state)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var file = await world.AFile(family, scan: ScanState.Quarantined);

        Assert.True((await world.Do<RecordScan, AttachmentId>((record, _) => record.Do(file, isClean, CancellationToken.None))).Ok);

        Assert.Equal(state, await world.Read(db => db.Attachments.Where(a => a.Id == file).Select(a => a.Scan).SingleAsync()));
        Assert.Contains(state.ToString(), (await world.Fact<AttachmentScanned>(family)).Data, StringComparison.Ordinal);
        Assert.Equal(Refusal.NotFound, Assert.Single(await world.Refusals<RecordScan, AttachmentId>((record, _) => record.Do(file, isClean, CancellationToken.None))));
        (await world.As(family.SocialWorker).Open(AttachmentsLinks.Take(family.Ref, file))).Expect(isClean ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }
}
