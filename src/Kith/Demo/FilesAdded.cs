using System.Text;
using Kith.Features.Attachments;
using Kith.Features.Workbook;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Kith.Demo;

/// <summary>In one family a child’s drawing, at which the lead worker has looked, and a letter of the school, at which nobody has.</summary>
internal sealed class FilesAdded(FamilyStory story)
{
    private const int HasFiles = 0;

    public void Begin()
    {
        if (story.Plot.Number == HasFiles)
        {
            At(-16, "15:35", Drawing);
            At(-6, "11:05", Letter);
        }
    }

    private void At(int days, string time, Func<Now, Task> scene) =>
        story.Timeline.At(Timeline.WorkingDayBefore(story.Timeline.Today.AddDays(days)), time, now => story.IsClosed ? Task.CompletedTask : scene(now));

    private async Task Drawing(Now now)
    {
        var child = story.BornBy(now.Today).MaxBy(c => c.AgeOn(now.Today))!;
        var file = new FileTaken(AttachmentKind.Png, "drawing.png", Picture());
        var drawing = await Add(file, $"{child.First} drew a house with the sun over it. “That is me. I am waiting for you to come”", child, now);
        var version = await story.Telling.Db.Attachments.Where(a => a.Id == drawing).Select(a => a.Version).SingleAsync();
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<LookAtAttachment>().Do(story.Episode, drawing, new LookAtAttachmentInput { Version = version, IsSafe = true }, by, at, ct));
    }

    private Task Letter(Now now)
    {
        var child = story.BornBy(now.Today).MaxBy(c => c.AgeOn(now.Today))!;
        var school = Names.Schools[story.Plot.Number % Names.Schools.Count];
        string[] lines =
        [
            school, $"{now.Today:d MMMM yyyy}", string.Empty, $"About {child.First} {child.Last}", string.Empty,
            $"{child.First} came to breakfast club every day this half term and stayed for", "reading with Year 6. We would like this to go on after the holidays.", string.Empty, "The designated safeguarding lead",
        ];
        return Add(new FileTaken(AttachmentKind.Pdf, "letter from school.pdf", Pdf(lines)), $"Letter of {school}: breakfast club every day, and whether it can go on", child, now);
    }

    private Task<AttachmentId> Add(FileTaken file, string description, Relative child, Now now)
    {
        var input = new AddAttachmentInput { Description = description, About = [child.Id], MayRead = SideChoice.Everyone };
        return story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<AddAttachment>().Do(story.Episode, input, file, ScanState.NotScanned, by, at, ct));
    }

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(900, 640);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var crayon = new SKPaint { StrokeWidth = 9, IsAntialias = true, StrokeCap = SKStrokeCap.Round };
        Draw(SKColors.Gold, () => canvas.DrawCircle(740, 130, 70, crayon));
        Draw(SKColors.ForestGreen, () => canvas.DrawLine(20, 590, 880, 600, crayon));
        Draw(SKColors.SaddleBrown, () => Lines((250, 590), (245, 300), (430, 160), (620, 305), (615, 592)));
        Draw(SKColors.SaddleBrown, () => Lines((225, 318), (245, 300), (640, 308)));
        Draw(SKColors.Crimson, () => Lines((390, 590), (392, 440), (470, 442), (472, 590)));
        Draw(SKColors.SteelBlue, () => Lines((290, 360), (292, 420), (350, 418), (348, 358), (290, 360)));
        Draw(SKColors.Black, () => canvas.DrawCircle(760, 430, 28, crayon));
        Draw(SKColors.Black, () => Lines((760, 458), (758, 530), (730, 594)));
        Draw(SKColors.Black, () => Lines((758, 530), (790, 592)));
        Draw(SKColors.Black, () => Lines((715, 480), (760, 490), (806, 474)));
        canvas.Flush();
        using var image = SKImage.FromBitmap(bitmap);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();

        void Draw(SKColor colour, Action stroke)
        {
            crayon.Color = colour;
            stroke();
        }

        void Lines(params (float X, float Y)[] points)
        {
            for (var i = 1; i < points.Length; i++)
            {
                canvas.DrawLine(points[i - 1].X, points[i - 1].Y, points[i].X, points[i].Y, crayon);
            }
        }
    }

    /// <summary>One page of lines in the font that every reader has.</summary>
    private static byte[] Pdf(IEnumerable<string> lines)
    {
        var words = string.Concat(lines.Select(l => $"({l.Replace('’', '\'')}) Tj T*\n"));
        var content = $"BT\n/F1 12 Tf\n18 TL\n72 760 Td\n{words}ET\n";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append($"{file.Length:0000000000} 00000 n \n");
            file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var from = file.Length;
        return Encoding.Latin1.GetBytes(file.Append(table).Append($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{from}\n%%EOF\n").ToString());
    }
}
