using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using SkiaSharp;

namespace Kith.Features.Attachments;

/// <summary>
/// A picture is drawn anew from its points alone: where and when it was taken, by which device, the small copy inside it and whatever else came with it stay behind. Its
/// orientation is applied first.
/// </summary>
public static class PictureDrawnAnew
{
    private const int Quality = 90;

    // A picture takes up to four bytes a point, twice while it is turned: one at a time is enough.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static async Task<Outcome<byte[]>> Of(byte[] sent, AttachmentKind kind, CancellationToken ct)
    {
        await OneAtATime.WaitAsync(ct);
        try
        {
            return Draw(sent, kind);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static Refusal Unreadable { get; } = new("File", "The selected picture cannot be read. Open it, save it again as JPG or PNG, and select that file");

    private static Outcome<byte[]> Draw(byte[] sent, AttachmentKind kind)
    {
        var format = kind == AttachmentKind.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg;
        using var data = SKData.CreateCopy(sent);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != format || codec.Info.Width < 1 || codec.Info.Height < 1)
        {
            return Unreadable;
        }

        if ((long)codec.Info.Width * codec.Info.Height > FileOffered.MostPoints)
        {
            return new Refusal("File", "The selected picture must have 40 million points or fewer. Make it smaller, and select that file");
        }

        using var points = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, kind == AttachmentKind.Png ? SKAlphaType.Premul : SKAlphaType.Opaque, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(points.Info, points.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return Unreadable;
        }

        using var turned = Turn(points, codec.EncodedOrigin);
        using var image = SKImage.FromBitmap(turned ?? points);
        using var drawn = image.Encode(format, Quality);
        return drawn is null ? Unreadable : drawn.ToArray();
    }

    // Null when it stands upright already. The eight origins are those of the Exif standard.
    private static SKBitmap? Turn(SKBitmap points, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft)
        {
            return null;
        }

        var (width, height) = ((float)points.Width, (float)points.Height);
        var isOnItsSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = new SKBitmap(points.Info.WithSize(isOnItsSide ? points.Height : points.Width, isOnItsSide ? points.Width : points.Height));
        using var canvas = new SKCanvas(turned);
        canvas.Concat(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        });
        canvas.DrawBitmap(points, 0, 0, SKSamplingOptions.Default);
        canvas.Flush();
        return turned;
    }
}
