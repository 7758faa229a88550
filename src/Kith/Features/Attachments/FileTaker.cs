using Kith.Platform.Forms;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;

namespace Kith.Features.Attachments;

/// <summary>Looks through a file before anything of it is kept (TR-60, TR-61): what it is, for viruses, for what it could do; a picture is drawn anew.</summary>
public sealed partial class FileTaker(FileScanner scanner, ILogger<FileTaker> log)
{
    /// <returns>The file as it may be kept, and whether it has been looked through for viruses.</returns>
    public async Task<Outcome<(FileTaken File, ScanState Scan)>> Take(Upload? upload, CancellationToken ct)
    {
        if (upload is not { FileName: { Length: > 0 } name })
        {
            return new Refusal("File", "Select a file");
        }

        var offered = new FileOffered(name, upload.Bytes, upload.Beginning);
        var kind = offered.Kind();
        if (!kind.Ok)
        {
            return kind.Refusals[0];
        }

        await using var sent = upload.Open();
        var scanned = await scanner.Scan(sent, ct);
        if (scanned is Scanned.Found or Scanned.BeyondLimits)
        {
            NotTaken(log, scanned, upload.Bytes);
            return scanned == Scanned.Found ? FileScanner.Harmful : FileScanner.TooMuch;
        }

        sent.Position = 0;
        var bytes = new byte[sent.Length];
        await sent.ReadExactlyAsync(bytes, ct);
        var safe = await Safe(kind.Value, bytes, ct);
        return safe.Ok
            ? (new FileTaken(kind.Value, offered.TrimmedName, safe.Value), scanned switch { Scanned.Clean => ScanState.Clean, Scanned.Unanswered => ScanState.Quarantined, _ => ScanState.NotScanned })
            : safe.Refusals[0];
    }

    private static async Task<Outcome<byte[]>> Safe(AttachmentKind kind, byte[] bytes, CancellationToken ct) => kind switch
    {
        AttachmentKind.Pdf => PdfLookedThrough.WhyNot(bytes) is { } no ? no : bytes,
        AttachmentKind.Word => WordLookedThrough.WhyNot(bytes) is { } no ? no : bytes,
        _ => await PictureDrawnAnew.Of(bytes, kind, ct),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "ClamAV said {Scanned} of a file of {Bytes} bytes that somebody wanted to add to a family’s record; it was not taken")]
    private static partial void NotTaken(ILogger log, Scanned scanned, long bytes);
}
