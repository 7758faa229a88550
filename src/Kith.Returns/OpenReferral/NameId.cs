using System.Security.Cryptography;
using System.Text;

namespace Kith.Returns.OpenReferral;

/// <summary>A UUID of version 5 (RFC 9562, 5.5): the same name always has the same id, so that an import can be repeated.</summary>
public static class NameId
{
    // Ours: under which all names of Kith's directory stand.
    private static readonly Guid Directory = new("6f1d4c52-6a0b-4d0f-9a55-2f7d1f0c7e31");

    public static Guid Of(string name)
    {
#pragma warning disable CA5350 // The standard says SHA-1; nothing is kept secret by it.
        var hash = SHA1.HashData([.. Directory.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
