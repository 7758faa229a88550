using System.Globalization;
using System.Security.Cryptography;
using Kith.Platform.Data;

namespace Kith.Platform.Record;

/// <summary>
/// The folder outside the database that holds the key with which seals are signed and the heads of the chain as they were: whoever can write to the
/// database alone can neither sign a false chain nor cut off its end unseen. Best on another disk, or one that is only added to.
/// </summary>
public sealed class SealFolder
{
    public const string HeadsName = "heads.txt";
    public const string PublicName = "seal-public.pem";
    private const string PrivateName = "seal-key.pem";

    private readonly Lazy<(ECDsa Key, string Name)> key;
    private readonly string folder;

    public SealFolder(Storage storage) => (folder, key) = (storage.SealFolder, new Lazy<(ECDsa, string)>(Open));

    public string Key => key.Value.Name;

    public byte[] Sign(byte[] hash) => key.Value.Key.SignHash(hash);

    /// <summary>Writes a head down, durably.</summary>
    public async Task Anchor(Seal seal)
    {
        await using var heads = new FileStream(Path.Combine(folder, HeadsName), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 4096, FileOptions.WriteThrough);
        await using var text = new StreamWriter(heads);
        await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seal.Number} {Convert.ToHexStringLower(seal.Hash)} {seal.Key} {Convert.ToBase64String(seal.Signature)}"));
    }

    private (ECDsa Key, string Name) Open()
    {
        var secret = Path.Combine(folder, PrivateName);
        if (!File.Exists(secret))
        {
            Make(secret);
        }

        var opened = ECDsa.Create();
        opened.ImportFromPem(File.ReadAllText(secret));
        return (opened, NameOf(opened));
    }

    private void Make(string secret)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var place = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            place.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(secret, place))
        {
            file.Write(made.ExportPkcs8PrivateKeyPem());
        }

        File.WriteAllText(Path.Combine(folder, PublicName), made.ExportSubjectPublicKeyInfoPem());
    }

    /// <summary>By which a seal says whose signature it carries.</summary>
    public static string NameOf(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
    }
}
