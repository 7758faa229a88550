using System.Text;
using Kith.Returns.CinCensus;

namespace Kith.Testing.Census;

/// <summary>Census files damaged in every way that chance thinks of, one for each number: the same number gives the same bytes.</summary>
public sealed class MutatedCensus
{
    private const int MostDamages = 4;

    /// <summary>What is put into a file: broken and clever XML, other encodings, and values at the edge of what a date or a number can be.</summary>
    private static readonly string[] Insertions =
    [
        "<", ">", "&", "&x;", "&#0;", "&#x41;", "]]>", "<![CDATA[1]]>", "<!-- -- -->", "<?xml version=\"1.0\"?>", "<!DOCTYPE Message [<!ENTITY x \"xxxxxxxxxx\">]>", "<Child>", "</Child>", "</Children>",
        "<CINdetails/>", "<Reviews/>", "<Reviews><CPPreviewDate/></Reviews>", "<Assessments/>", "<Section47/>", "<CINPlanDates/>", "<ChildProtectionPlans/>", "<Note a='1'>text</Note>", "\0", "\uFFFE", "\u2028",
        "0001-01-01", "9999-12-31", "2024-02-30", "31/03/2026", "-1", "99999999999999999999", "true", "TRUE", "2", "RC2", "UN7", "21", "18A", "NONE", " ", "\t\n", "N9999", "é", "😀",
    ];

    private readonly byte[][] whole = [.. new[] { 2022, 2024, 2026, 2027 }.Select(Whole)];

    public byte[] Make(int number)
    {
        var chance = new Chance(0x3D, number);
        var file = new List<byte>(whole[number % whole.Length]);
        for (var left = chance.From(1, MostDamages); left > 0; left--)
        {
            Damage(file, chance);
        }

        return [.. file];
    }

    /// <summary>Reads and validates the file to its end. False when it cannot be read; a rule that crashes, and anything else that is thrown, is a fault of Kith’s.</summary>
    public static bool Survives(byte[] file)
    {
        try
        {
            using var reader = CensusReader.Open(new MemoryStream(file, writable: false));
            var validation = new CensusValidation(reader.Header);
            foreach (var finding in validation.Check(reader.ReadChildren()))
            {
                _ = finding.Place;
            }

            validation.End();
            return validation.Crashed.Count == 0 ? true : throw new InvalidOperationException($"Crashed: {string.Join(", ", validation.Crashed.Select(crash => $"{crash.Rule} ({crash.Why})"))}");
        }
        catch (CensusUnreadable)
        {
            return false;
        }
    }

    private static byte[] Whole(int year)
    {
        var file = new MemoryStream();
        InventedCensus.Write(file, year, 4, seed: year);
        return file.ToArray();
    }

    private static void Damage(List<byte> file, Chance chance)
    {
        if (file.Count == 0)
        {
            return;
        }

        var at = chance.From(0, file.Count - 1);
        switch (chance.From(1, 10))
        {
            case 1: file[at] = (byte)chance.From(0, 255); break;
            case 2: file[at] ^= (byte)(1 << chance.From(0, 7)); break;
            case 3: file.RemoveRange(at, Math.Min(chance.From(1, 60), file.Count - at)); break;
            case 4 when chance.Percent(20): file.RemoveRange(at, file.Count - at); break;
            case 5: file.InsertRange(at, file.GetRange(at, Math.Min(chance.From(1, 400), file.Count - at))); break;
            case 6: file.InsertRange(at, Encoding.UTF8.GetBytes(chance.Of(Insertions))); break;
            default: ReplaceValue(file, at, chance); break;
        }
    }

    /// <summary>Puts another value between two tags, so that most files stay well-formed and reach the rules.</summary>
    private static void ReplaceValue(List<byte> file, int at, Chance chance)
    {
        var open = file.IndexOf((byte)'>', at);
        var close = open < 0 ? -1 : file.IndexOf((byte)'<', open);
        if (close < 0)
        {
            return;
        }

        file.RemoveRange(open + 1, close - open - 1);
        var value = chance.Percent(50) ? chance.Of(Insertions) : $"20{chance.From(20, 27)}-{chance.From(1, 12):00}-{chance.From(1, 31):00}";
        file.InsertRange(open + 1, Encoding.UTF8.GetBytes(value));
    }
}
