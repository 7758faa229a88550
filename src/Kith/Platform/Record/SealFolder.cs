using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kith.Platform.Data;

namespace Kith.Platform.Record;

/// <summary>
/// The folder outside the database that holds the key with which seals are signed and the heads of the chain as they were: whoever can write to the
/// database alone can neither sign a false chain nor cut off its end unseen. Best on another disk, or one that is only added to.
/// </summary>
public sealed class SealFolder
{
    public const string HeadsName = "heads.txt";
    public const string TakenAwayName = "taken-away.jsonl";
    public const string PublicName = "seal-public.pem";
    public const string PrivateName = "seal-key.pem";

    private const int MarkBytes = 12;
    private const int MarkingBytes = 32;

    private readonly Lazy<(ECDsa Key, string Name)> key;
    private readonly Lazy<byte[]> marking;
    private readonly string folder;

    public SealFolder(Storage storage)
    {
        (folder, key) = (storage.SealFolder, new Lazy<(ECDsa, string)>(Open));
        marking = new Lazy<byte[]>(() => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Value.Key.ExportParameters(includePrivateParameters: true).D!, MarkingBytes, info: "kith searches"u8.ToArray()));
    }

    public string Key => key.Value.Name;

    public byte[] Sign(byte[] hash) => key.Value.Key.SignHash(hash);

    /// <summary>
    /// A keyed hash of what somebody looked for: the same words have the same mark, and whoever holds the database alone cannot find out the words by trying them. Its key is
    /// derived from that of the seals, so that it stands where they do and goes where they go.
    /// </summary>
    public string MarkOf(string words) => Convert.ToHexStringLower(HMACSHA256.HashData(marking.Value, Encoding.UTF8.GetBytes(words)).AsSpan(0, MarkBytes));

    /// <summary>Whether this folder's key signed it.</summary>
    public bool IsSigned(byte[] hash, byte[] signature) => key.Value.Key.VerifyHash(hash, signature);

    /// <summary>What a file of this folder holds; null when there is none.</summary>
    public string? Read(string name) => File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : null;

    public IEnumerable<string> Names(string pattern) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, pattern).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal) : [];

    /// <summary>Writes a file whole; whoever reads meanwhile finds it as it was.</summary>
    public void Write(string name, string text)
    {
        Storage.MakePrivate(folder);
        var unfinished = Path.Combine(folder, name + ".part");
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
    }

    public void Remove(string name) => File.Delete(Path.Combine(folder, name));

    /// <summary>Writes a head down, durably.</summary>
    public Task Anchor(Seal seal) =>
        Append(HeadsName, [string.Create(CultureInfo.InvariantCulture, $"{seal.Number} {Convert.ToHexStringLower(seal.Hash)} {seal.Key} {Convert.ToBase64String(seal.Signature)}")]);

    /// <summary>Writes down what takes sight away from somebody, durably; twice does no harm.</summary>
    public Task Keep(IReadOnlyList<TakenAway> taken) => taken.Count == 0 ? Task.CompletedTask : Append(TakenAwayName, taken.Select(t => t.Line()));

    /// <summary>Adds lines to a file, durably.</summary>
    public async Task Append(string name, IEnumerable<string> lines)
    {
        await using var file = new FileStream(Path.Combine(folder, name), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 4096, FileOptions.WriteThrough);
        await file.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + '\n'))));
    }

    /// <summary>The public half of the folder's key; null when it has none.</summary>
    public static ECDsa? PublicKey(string folder)
    {
        var file = Path.Combine(folder, PublicName);
        if (!File.Exists(file))
        {
            return null;
        }

        var half = ECDsa.Create();
        half.ImportFromPem(File.ReadAllText(file));
        return half;
    }

    /// <summary>
    /// A restored record carries on the chain from its backup's last seal. The heads that were written down after it, and what was taken away, stay beside
    /// the new ones, under the moment of the restore.
    /// </summary>
    /// <param name="folder">The record's folder of seals.</param>
    /// <param name="restored">The backup's; it was copied after the database and may be ahead of it. The same folder where the database alone went back.</param>
    /// <param name="sealTo">The last seal that is in the restored database.</param>
    /// <param name="ledgerTo">The last line of the Ledger that was in the backup.</param>
    public static void BeginAgain(string folder, string restored, long sealTo, long ledgerTo, DateTime at)
    {
        Storage.MakePrivate(folder);
        foreach (var name in new[] { HeadsName, TakenAwayName })
        {
            var (file, kept) = (Path.Combine(folder, name), Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"until-restore-{at:yyyyMMddTHHmmss}-{name}")));
            if (File.Exists(file))
            {
                File.Move(file, kept);
            }

            var from = new[] { Path.Combine(restored, name), kept }.FirstOrDefault(File.Exists);
            if (from is not null)
            {
                var lines = File.ReadLines(from).Where(l => name == HeadsName ? SealHead.Read([l]) is [var head] && head.Number <= sealTo : TakenAway.Read([l]) is [var taken] && taken.Sequence <= ledgerTo);
                File.WriteAllLines(file, lines);
            }
        }

        foreach (var half in new[] { PrivateName, PublicName }.Where(n => File.Exists(Path.Combine(restored, n)) && !File.Exists(Path.Combine(folder, n))))
        {
            File.Copy(Path.Combine(restored, half), Path.Combine(folder, half));
        }
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

    // Two servers that share the folder may begin at once: whichever names its key first is taken by both.
    private void Make(string secret)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Storage.MakePrivate(folder);
        var unfinished = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        using (var file = new StreamWriter(Storage.NewPrivateFile(unfinished)))
        {
            file.Write(made.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(unfinished, secret);
            File.WriteAllText(Path.Combine(folder, PublicName), made.ExportSubjectPublicKeyInfoPem());
        }
        catch (IOException) when (File.Exists(secret))
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>By which a seal says whose signature it carries.</summary>
    public static string NameOf(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
    }
}
