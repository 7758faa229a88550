using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Kith.Testing;

/// <summary>Every word of a PDF by its own bytes: streams unpacked, glyphs put into letters by the maps that the file carries.</summary>
public static partial class PdfText
{
    public static string Of(byte[] pdf)
    {
        var file = Encoding.Latin1.GetString(pdf);
        var objects = AnObject().Matches(file).ToDictionary(o => int.Parse(o.Groups["number"].Value, CultureInfo.InvariantCulture), o => o.Groups["body"].Value);
        var maps = objects.Where(o => AMap().IsMatch(o.Value))
            .ToDictionary(o => o.Key, o => Letters(Unpacked(objects[int.Parse(AMap().Match(o.Value).Groups["number"].Value, CultureInfo.InvariantCulture)])));
        var fonts = AFont().Matches(file).Select(f => (Name: f.Groups["name"].Value, Number: int.Parse(f.Groups["number"].Value, CultureInfo.InvariantCulture)))
            .Distinct().Where(f => maps.ContainsKey(f.Number)).ToDictionary(f => f.Name, f => maps[f.Number]);
        var text = new StringBuilder(file);
        foreach (var content in objects.Values.Select(Unpacked))
        {
            text.Append('\n').Append(content).Append('\n');
            Dictionary<int, string> letters = [];
            foreach (var token in AToken().Matches(content).Cast<Match>())
            {
                if (token.Groups["font"].Success)
                {
                    letters = fonts.GetValueOrDefault(token.Groups["font"].Value, []);
                }
                else if (token.Groups["end"].Success)
                {
                    text.Append(' ');
                }
                else
                {
                    text.AppendJoin(string.Empty, token.Groups["glyphs"].Value.Chunk(4).Select(g => letters.GetValueOrDefault(Hex(new string(g)), string.Empty)));
                }
            }
        }

        return text.ToString();
    }

    private static string Unpacked(string body)
    {
        var begin = body.IndexOf("stream\n", StringComparison.Ordinal) + "stream\n".Length;
        var end = body.LastIndexOf("endstream", StringComparison.Ordinal);
        if (begin < "stream\n".Length || end < begin || !body[..begin].Contains("FlateDecode", StringComparison.Ordinal))
        {
            return string.Empty;
        }

        using var unpacked = new MemoryStream();
        using var packed = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(body[begin..end])), CompressionMode.Decompress);
        packed.CopyTo(unpacked);
        return Encoding.Latin1.GetString(unpacked.ToArray());
    }

    private static Dictionary<int, string> Letters(string map)
    {
        var letters = new Dictionary<int, string>();
        foreach (var section in ASection().Matches(map).Cast<Match>())
        {
            var numbers = AHex().Matches(section.Groups["body"].Value).Select(h => h.Groups["hex"].Value).ToList();
            var isRange = section.Groups["kind"].Value == "range";
            for (var i = 0; i + (isRange ? 2 : 1) < numbers.Count; i += isRange ? 3 : 2)
            {
                var (from, to, letter) = isRange ? (Hex(numbers[i]), Hex(numbers[i + 1]), Hex(numbers[i + 2])) : (Hex(numbers[i]), Hex(numbers[i]), Hex(numbers[i + 1][..4]));
                for (var glyph = from; glyph <= to; glyph++)
                {
                    letters[glyph] = ((char)(letter + glyph - from)).ToString();
                }
            }
        }

        return letters;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\n)(?<number>\d+) 0 obj\n(?<body>.*?)\nendobj", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AnObject();

    [GeneratedRegex(@"/ToUnicode (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AMap();

    [GeneratedRegex(@"/(?<name>F\d+) (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AFont();

    [GeneratedRegex(@"/(?<font>F\d+) [\d.]+ Tf|<(?<glyphs>[0-9A-Fa-f]+)>|(?<end>\bET\b)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AToken();

    [GeneratedRegex(@"beginbf(?<kind>char|range)(?<body>.*?)endbf", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ASection();

    [GeneratedRegex(@"<(?<hex>[0-9A-Fa-f]+)>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AHex();
}
