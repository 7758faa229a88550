using System.Text;

namespace Kith.Platform.Look;

/// <summary>
/// A short text as the square that a phone's camera reads: ISO/IEC 18004 version 5, level L, mask 0. One size is enough for the address of a
/// second factor, and it has the one block of check bytes that keeps this short.
/// </summary>
public static class QrSquare
{
    public const int Size = 37;
    public const int MaxBytes = 106;

    private const int DataBytes = 108;
    private const int CheckBytes = 26;

    // Level L and mask 0 with their check bits, as the standard gives them.
    private const int Format = 0b111011111000100;

    /// <summary>The dark squares as an SVG path of unit squares; null when the text is too long.</summary>
    public static string? Path(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > MaxBytes)
        {
            return null;
        }

        var cells = Frame();
        Fill(cells, Codewords(bytes));
        var path = new StringBuilder();
        foreach (var (y, x) in from y in Enumerable.Range(0, Size) from x in Enumerable.Range(0, Size) where cells[y, x] == true select (y, x))
        {
            path.Append($"M{x},{y}h1v1h-1z");
        }

        return path.ToString();
    }

    private static byte[] Codewords(byte[] text)
    {
        var data = new byte[DataBytes];
        data[0] = (byte)(0b0100_0000 | (text.Length >> 4));
        data[1] = (byte)(text.Length << 4);
        for (var i = 0; i < text.Length; i++)
        {
            data[i + 1] |= (byte)(text[i] >> 4);
            data[i + 2] = (byte)(text[i] << 4);
        }

        for (var i = text.Length + 2; i < DataBytes; i++)
        {
            data[i] = (i - text.Length) % 2 == 0 ? (byte)0xEC : (byte)0x11;
        }

        return [.. data, .. Check(data)];
    }

    // The remainder of the data divided by (x - 1)(x - 2)(x - 4).. in the field of 256 elements.
    private static byte[] Check(byte[] data)
    {
        var divisor = new byte[CheckBytes];
        divisor[^1] = 1;
        for (var (i, root) = (0, (byte)1); i < CheckBytes; i++, root = Times(root, 2))
        {
            for (var j = 0; j < CheckBytes; j++)
            {
                divisor[j] = (byte)(Times(divisor[j], root) ^ (j + 1 < CheckBytes ? divisor[j + 1] : 0));
            }
        }

        var rest = new byte[CheckBytes];
        foreach (var value in data)
        {
            var factor = (byte)(value ^ rest[0]);
            rest = [.. rest.Skip(1), 0];
            for (var j = 0; j < CheckBytes; j++)
            {
                rest[j] ^= Times(divisor[j], factor);
            }
        }

        return rest;
    }

    private static byte Times(byte x, byte y)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D) ^ (((y >> bit) & 1) * x);
        }

        return (byte)product;
    }

    /// <summary>What stands in every square of this size; null where the text goes.</summary>
    private static bool?[,] Frame()
    {
        var cells = new bool?[Size, Size];
        for (var i = 8; i < Size - 8; i++)
        {
            cells[6, i] = cells[i, 6] = i % 2 == 0;
        }

        Rings(cells, 3, 3, 4);
        Rings(cells, 3, Size - 4, 4);
        Rings(cells, Size - 4, 3, 4);
        Rings(cells, Size - 7, Size - 7, 2);
        for (var i = 0; i < 15; i++)
        {
            var bit = ((Format >> i) & 1) == 1;
            cells[i < 6 ? i : i < 8 ? i + 1 : Size - 15 + i, 8] = bit;
            cells[8, i < 8 ? Size - 1 - i : i < 9 ? 7 : 14 - i] = bit;
        }

        cells[Size - 8, 8] = true;
        return cells;
    }

    private static void Rings(bool?[,] cells, int row, int column, int reach)
    {
        foreach (var (dy, dx) in from dy in Enumerable.Range(-reach, 2 * reach + 1) from dx in Enumerable.Range(-reach, 2 * reach + 1) select (dy, dx))
        {
            if (row + dy is >= 0 and < Size && column + dx is >= 0 and < Size)
            {
                var ring = Math.Max(Math.Abs(dy), Math.Abs(dx));
                cells[row + dy, column + dx] = reach == 4 ? ring is not (2 or 4) : ring != 1;
            }
        }
    }

    private static void Fill(bool?[,] cells, byte[] words)
    {
        var bit = 0;
        for (var right = Size - 1; right > 0; right -= right == 8 ? 3 : 2)
        {
            var upwards = ((right + 1) & 2) == 0;
            for (var i = 0; i < Size * 2; i++)
            {
                var (row, column) = (upwards ? Size - 1 - i / 2 : i / 2, right - i % 2);
                if (cells[row, column] is null)
                {
                    var dark = bit < words.Length * 8 && ((words[bit / 8] >> (7 - bit % 8)) & 1) == 1;
                    cells[row, column] = dark ^ ((row + column) % 2 == 0);
                    bit++;
                }
            }
        }
    }
}
