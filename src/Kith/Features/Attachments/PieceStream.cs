using Kith.Platform.Data;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

/// <summary>A file read piece by piece from the database, so that memory holds one piece whatever its length.</summary>
public sealed class PieceStream(KithDb db, AttachmentId attachment, long length) : Stream
{
    private byte[] piece = [];
    private int number = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.Length == 0)
        {
            return 0;
        }

        var (wanted, from) = ((int)(Position / AttachmentPiece.Size), (int)(Position % AttachmentPiece.Size));
        if (wanted != number)
        {
            piece = await db.AttachmentPieces.Where(p => p.Attachment == attachment && p.Number == wanted).Select(p => p.Bytes).SingleAsync(cancellationToken);
            number = wanted;
        }

        var read = Math.Min(buffer.Length, piece.Length - from);
        piece.AsMemory(from, read).CopyTo(buffer);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
