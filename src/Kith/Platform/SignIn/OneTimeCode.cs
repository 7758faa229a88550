using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Kith.Platform.SignIn;

/// <summary>
/// The six digits of an authenticator app (RFC 6238: HMAC-SHA-1, 30 seconds). The step before and the step after count as well, for clocks
/// that differ and people who type slowly; no step counts twice (TR-31).
/// </summary>
public static class OneTimeCode
{
    private const int Seconds = 30;
    private const int Digits = 6;
    private const int SecretBytes = 20;

    // In steps, five minutes: no true app is so far ahead.
    private const long FarAhead = 10;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewSecret()
    {
        var bytes = RandomNumberGenerator.GetBytes(SecretBytes);
        var text = new StringBuilder();
        for (var bit = 0; bit < SecretBytes * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < SecretBytes ? bytes[bit / 8 + 1] : 0);
            text.Append(Base32[(pair >> (11 - bit % 8)) & 31]);
        }

        return text.ToString();
    }

    public static long StepAt(DateTime moment) => new DateTimeOffset(moment, TimeSpan.Zero).ToUnixTimeSeconds() / Seconds;

    /// <summary>The step whose code was typed, or null when it is no code of now, or one of a step used before.</summary>
    public static long? Accepts(string secret, string? typed, long lastStep, DateTime moment)
    {
        var code = Encoding.ASCII.GetBytes(new string((typed ?? string.Empty).Where(c => !char.IsWhiteSpace(c)).ToArray()));
        var now = StepAt(moment);
        long? accepted = null;

        // A step far from come was used while the clock was wrong: it must not shut its owner out until then.
        var used = lastStep > now + FarAhead ? 0 : lastStep;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(secret, step)), code) && step > used)
            {
                accepted = step;
            }
        }

        return accepted;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Authenticator apps know only the SHA-1 of RFC 6238, whose security does not rest on collisions.")]
    public static string At(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(BytesOf(secret), counter, hash);
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D" + Digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What the authenticator app reads from the picture.</summary>
    public static string Address(string secret, string email) =>
        $"otpauth://totp/Kith:{Uri.EscapeDataString(email)}?secret={secret}&issuer=Kith";

    private static byte[] BytesOf(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if ((Base32.IndexOf(secret[bit / 5], StringComparison.Ordinal) >> (4 - bit % 5) & 1) == 1)
            {
                bytes[bit / 8] |= (byte)(128 >> (bit % 8));
            }
        }

        return bytes;
    }
}
