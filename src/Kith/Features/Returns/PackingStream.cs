using System.IO.Compression;
using System.Security.Cryptography;

namespace Kith.Features.Returns;

/// <summary>Packs a file while it is written, with its hash and its length as it will be when unpacked.</summary>
public sealed class PackingStream : Stream
{
    private readonly MemoryStream packed = new();
    private readonly GZipStream gzip;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public PackingStream() => gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Position;

    public override long Position { get; set; }

    /// <summary>The file when everything has been written.</summary>
    public (byte[] Packed, string Hash, long Bytes) End()
    {
        gzip.Dispose();
        return (packed.ToArray(), Convert.ToHexStringLower(hash.GetHashAndReset()), Position);
    }

    public static Stream Unpack(byte[] packed) => new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Position += buffer.Length;
        hash.AppendData(buffer);
        gzip.Write(buffer);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        gzip.Dispose();
        packed.Dispose();
        hash.Dispose();
        base.Dispose(disposing);
    }
}
