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

    /// <summary>Held by whoever adds to a file of this folder; it says nothing.</summary>
    public const string TurnName = "adding";

    private const string UntilRestore = "until-restore-";
    private const int LookedBack = 4096;
    private const int MostTurns = 300;
    private const int MarkBytes = 12;
    private const int MarkingBytes = 32;

    private static readonly TimeSpan BetweenTurns = TimeSpan.FromMilliseconds(10);

    /// <summary>What Linux, macOS and Windows say of a file that somebody else holds.</summary>
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly Lazy<(ECDsa Key, string Name)> key;
    private readonly Lazy<byte[]> marking;
    private readonly string folder;

    public SealFolder(Storage storage)
    {
        (folder, key) = (storage.SealFolder, new Lazy<(ECDsa, string)>(Open));
        marking = new Lazy<byte[]>(() => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Value.Key.ExportParameters(includePrivateParameters: true).D!, MarkingBytes, info: "kith searches"u8.ToArray()));
    }

    public string Place => folder;

    public string Key => key.Value.Name;

    /// <summary>Whether there is a key in the folder; without one the first that is asked for is made.</summary>
    public bool HasKey => File.Exists(Path.Combine(folder, PrivateName));

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

    /// <summary>How long a file of this folder is; 0 when there is none.</summary>
    public long LengthOf(string name) => new FileInfo(Path.Combine(folder, name)) is { Exists: true } file ? file.Length : 0;

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

    /// <summary>Adds lines to a file, durably. One server of those that share the folder adds at a time.</summary>
    public async Task Append(string name, IEnumerable<string> lines)
    {
        if (!HasKey)
        {
            throw new IOException($"{folder} does not hold the key of the seals any more: is its disk there?");
        }

        using var turn = await Turn();
        await using var file = new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0, FileOptions.WriteThrough);
        await AddWhole(file, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + '\n'))));
    }

    /// <summary>Adds whole lines after the last whole one: an end that a power cut tore is cut off, and lines that do not fit leave nothing behind.</summary>
    public static async Task AddWhole(Stream file, byte[] lines)
    {
        ArgumentNullException.ThrowIfNull(file);
        var whole = WholeLength(file);
        if (whole != file.Length)
        {
            file.SetLength(whole);
        }

        file.Position = whole;
        try
        {
            await file.WriteAsync(lines);
        }
        catch
        {
            file.SetLength(whole);
            throw;
        }
    }

    private static long WholeLength(Stream file)
    {
        var part = new byte[LookedBack];
        for (var end = file.Length; end > 0;)
        {
            var from = Math.Max(0, end - part.Length);
            var bytes = part.AsSpan(0, (int)(end - from));
            file.Position = from;
            file.ReadExactly(bytes);
            if (bytes.LastIndexOf((byte)'\n') is >= 0 and var at)
            {
                return from + at + 1;
            }

            end = from;
        }

        return 0;
    }

    /// <summary>Waits until no other process adds to the folder, for a while.</summary>
    /// <exception cref="IOException">It still does, or the folder cannot be written.</exception>
    private async Task<FileStream> Turn()
    {
        for (var times = 0; ; times++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, TurnName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException why) when (times < MostTurns && Held.Contains(why.HResult))
            {
                await Task.Delay(BetweenTurns);
            }
        }
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
    /// the new ones, under the moment of the restore: first they are kept, then each file is replaced whole, so that at no instant anything is missing.
    /// </summary>
    /// <param name="folder">The record's folder of seals.</param>
    /// <param name="restored">The backup's; it was copied after the database and may be ahead of it. The same folder where the database alone went back.</param>
    /// <param name="sealTo">The last seal that is in the restored database.</param>
    /// <param name="ledgerTo">The last line of the Ledger that was in the backup.</param>
    /// <param name="at">The moment at which the restored record says that it was restored.</param>
    public static void BeginAgain(string folder, string restored, long sealTo, long ledgerTo, DateTime at)
    {
        Storage.MakePrivate(folder);
        foreach (var name in new[] { HeadsName, TakenAwayName })
        {
            var (file, kept) = (Path.Combine(folder, name), Path.Combine(folder, UntilRestore + StampOf(at) + "-" + name));
            if (File.Exists(file))
            {
                Replace(kept, File.ReadLines(file));
            }

            if (new[] { Path.Combine(restored, name), file }.FirstOrDefault(File.Exists) is { } from)
            {
                Replace(file, [.. File.ReadLines(from).Where(l => name == HeadsName ? SealHead.Parsed(l) is { } head && head.Number <= sealTo : TakenAway.Parsed(l) is { } taken && taken.Sequence <= ledgerTo)]);
            }
        }

        var carried = Directory.Exists(restored) ? Directory.GetFiles(restored, UntilRestore + "*").Select(Path.GetFileName).OfType<string>() : [];
        foreach (var name in carried.Concat([PrivateName, PublicName]).Where(n => File.Exists(Path.Combine(restored, n)) && !File.Exists(Path.Combine(folder, n))))
        {
            File.Copy(Path.Combine(restored, name), Path.Combine(folder, name + ".part"), overwrite: true);
            File.Move(Path.Combine(folder, name + ".part"), Path.Combine(folder, name));
        }
    }

    /// <summary>What was written down as taken away, oldest first: what stood there until each restore, as often as there were any, and what stands there now.</summary>
    public static IReadOnlyList<TakenAwayFile> TakenAwayIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, $"{UntilRestore}*-{TakenAwayName}").Order(StringComparer.Ordinal).Select(f => TakenAwayFile.Read(f, Path.GetFileName(f)[UntilRestore.Length..^(TakenAwayName.Length + 1)])),
            .. new[] { Path.Combine(folder, TakenAwayName) }.Where(File.Exists).Select(f => TakenAwayFile.Read(f, null))]
        : [];

    /// <summary>How a restore is named in the folder, from the moment at which the record says that it was restored.</summary>
    public static string StampOf(DateTime restoredAt) => restoredAt.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);

    private static void Replace(string name, IEnumerable<string> lines)
    {
        using (var file = new FileStream(name + ".part", FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + '\n'))));
            file.Flush(flushToDisk: true);
        }

        File.Move(name + ".part", name, overwrite: true);
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
        if (!File.Exists(Path.Combine(folder, PublicName)))
        {
            WritePublicHalf(opened);
        }

        return (opened, NameOf(opened));
    }

    // Two servers that share the folder may begin at once: whichever names its key first is taken by both.
    private void Make(string secret)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Storage.MakePrivate(folder);
        var unfinished = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        using (var file = Storage.NewPrivateFile(unfinished))
        {
            file.Write(Encoding.UTF8.GetBytes(made.ExportPkcs8PrivateKeyPem()));

            // Before anything is signed with it: without its key Kith does not start again.
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, secret);
        }
        catch (IOException) when (File.Exists(secret))
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Whenever it is missing: a disk that was full when the key was made keeps nobody from checking the seals for good.</summary>
    private void WritePublicHalf(ECDsa of)
    {
        var unfinished = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(of.ExportSubjectPublicKeyInfoPem()));
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, Path.Combine(folder, PublicName), overwrite: true);
        }
        finally
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
