using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Kith.Features.Attachments;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Kith.Testing;

/// <summary>Files as somebody may send them, good and bad.</summary>
public static class GivenFile
{
    /// <summary>What a camera writes beside the picture, and nobody may read in Kith.</summary>
    public const string Whereabouts = "53 47 12N 1 32 57W";

    public static byte[] APicture(int width = 40, int height = 20, bool isPng = true)
    {
        using var points = new SKBitmap(width, height);
        points.Erase(SKColors.White);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width / 2; x++)
            {
                points.SetPixel(x, y, SKColors.Red);
            }
        }

        using var image = SKImage.FromBitmap(points);
        using var data = image.Encode(isPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    /// <summary>A PNG that says how large it is and has the points of none of it.</summary>
    public static byte[] APictureOfSize(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        using var points = new MemoryStream();
        using (var packing = new ZLibStream(points, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(new byte[8]);
        }

        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", points.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A photograph that lies on its side, with where it was taken.</summary>
    public static byte[] APhotograph()
    {
        var plain = APicture(isPng: false);
        byte[] exif = [.. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Whereabouts)];
        var length = exif.Length + 2;
        return [.. plain.AsSpan(0, 2), 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. plain.AsSpan(2)];
    }

    public static byte[] APdf(string inside = "") => Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {inside} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    /// <summary>A PDF whose objects are packed.</summary>
    /// <param name="about">What their stream says of itself.</param>
    public static byte[] APackedPdf(string objects, string about = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", string lineEnd = "\n")
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(Encoding.Latin1.GetBytes(objects));
        }

        return [.. Encoding.Latin1.GetBytes($"%PDF-1.7\n3 0 obj\n<< {about} /Length {packed.Length} >>\nstream{lineEnd}"), .. packed.ToArray(), .. "\nendstream\nendobj\n%%EOF\n"u8];
    }

    /// <param name="with">More parts, by their path.</param>
    public static byte[] AWordDocument(string relations = "", string type = "document.main+xml", string body = "", params (string Path, byte[] Bytes)[] with)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", Encoding.UTF8.GetBytes(
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{type}"/></Types>"""));
            Put(zip, "word/document.xml", Encoding.UTF8.GetBytes($"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""));
            Put(zip, "word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"""));
            foreach (var (path, bytes) in with)
            {
                Put(zip, path, bytes);
            }
        }

        return file.ToArray();
    }

    /// <summary>A file of the family’s record, added by its social worker unless somebody else is named.</summary>
    public static async Task<AttachmentId> AFile(this KithWorld world, FamilyInTest family, string description = "Amy drew her house", WorkerInTest? by = null, string mayRead = "General", byte[]? bytes = null, EntryId? entry = null, ScanState scan = ScanState.NotScanned)
    {
        var acting = await world.Acting(by ?? family.SocialWorker);
        var input = new AddAttachmentInput { Description = description, About = [family.Children[0].Id], MayRead = mayRead, Entry = entry };
        return (await world.Run((services, now) => services.GetRequiredService<AddAttachment>()
            .Do(family.Episode, input, new FileTaken(AttachmentKind.Png, "drawing.png", bytes ?? APicture()), scan, acting, now, CancellationToken.None))).Value;
    }

    private static byte[] Chunk(string name, byte[] bytes)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. bytes];
        var sum = uint.MaxValue;
        foreach (var each in named)
        {
            sum ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, ~sum);
        return [.. length, .. named, .. check];
    }

    private static void Put(ZipArchive zip, string path, byte[] bytes)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(bytes);
    }
}
