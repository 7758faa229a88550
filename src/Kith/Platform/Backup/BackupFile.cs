using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Kith.Platform.Record;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Security;

namespace Kith.Platform.Backup;

/// <summary>What a backup says of itself.</summary>
/// <param name="MadeAt">UTC.</param>
/// <param name="LedgerTo">The last line of the Ledger that is in it.</param>
/// <param name="SealTo">The last seal that is in it.</param>
/// <param name="Bytes">How long the database is.</param>
/// <param name="Sha256">The database's hash, in hex.</param>
public sealed record BackupContents(int Form, DateTime MadeAt, long LedgerTo, long SealTo, long Bytes, string Sha256)
{
    public const int ThisForm = 1;
}

/// <summary>
/// One file: a tar archive of what the backup says of itself, the database and the folder of seals, encrypted as OpenPGP (RFC 9580) with AES-256 under a
/// passphrase, so that it can also be opened without Kith: <c>gpg --passphrase-file KEY --decrypt FILE | tar x</c>.
/// </summary>
public sealed class BackupFile(byte[] key)
{
    public const string DatabaseName = "kith.db";
    public const string SealsName = "seal/";
    private const string ContentsName = "backup.json";
    private const int Buffer = 1 << 16;

    /// <param name="seals">Null when there is none.</param>
    public void Write(Stream file, BackupContents contents, string database, DirectoryInfo? seals)
    {
        var encrypted = new PgpEncryptedDataGenerator(SymmetricKeyAlgorithmTag.Aes256, withIntegrityPacket: true, new SecureRandom());
        encrypted.AddMethodRaw(key, HashAlgorithmTag.Sha256);
        using var open = encrypted.Open(file, new byte[Buffer]);
        using var smaller = new PgpCompressedDataGenerator(CompressionAlgorithmTag.Zip).Open(open, new byte[Buffer]);
        using var data = new PgpLiteralDataGenerator().Open(smaller, PgpLiteralData.Binary, "kith.tar", contents.MadeAt, new byte[Buffer]);
        using var tar = new TarWriter(data);
        using (var said = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(contents)))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, ContentsName) { DataStream = said });
        }

        tar.WriteEntry(database, DatabaseName);
        foreach (var seal in seals?.GetFiles().Where(f => f.Name != SealFolder.TurnName) ?? [])
        {
            tar.WriteEntry(seal.FullName, SealsName + seal.Name);
        }
    }

    /// <summary>Opens a backup and hands on each of its files; reads it to its end, so that whatever was altered or cut off is found.</summary>
    /// <param name="take">Gets a file's name and where it can be read from; it need not read it.</param>
    /// <exception cref="InvalidDataException">It is no backup, the key is another one, or it is damaged; the message says so in words.</exception>
    public BackupContents Read(Stream file, Action<string, Stream> take)
    {
        try
        {
            return ReadEncrypted(file, take);
        }
        catch (Exception why) when (why is PgpException or EndOfStreamException or JsonException or FormatException or ArgumentException or (IOException and not FileNotFoundException))
        {
            throw new InvalidDataException("The file is not a backup of Kith, was made with another key, or is damaged", why);
        }
    }

    private BackupContents ReadEncrypted(Stream file, Action<string, Stream> take)
    {
        if (Next<PgpEncryptedDataList>(new PgpObjectFactory(PgpUtilities.GetDecoderStream(file))).GetEncryptedDataObjects().OfType<PgpPbeEncryptedData>().FirstOrDefault() is not { } encrypted)
        {
            throw new InvalidDataException("The file is not a backup of Kith");
        }

        using var open = encrypted.GetDataStreamRaw(key);
        using var smaller = Next<PgpCompressedData>(new PgpObjectFactory(open)).GetDataStream();
        using var data = Next<PgpLiteralData>(new PgpObjectFactory(smaller)).GetInputStream();
        BackupContents? contents = null;
        string? sha256 = null;
        using (var tar = new TarReader(data, leaveOpen: true))
        {
            while (tar.GetNextEntry() is { } entry)
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                using var content = new HashedStream(entry.DataStream ?? Stream.Null, hash);
                if (entry.Name == ContentsName)
                {
                    contents = JsonSerializer.Deserialize<BackupContents>(content);
                }
                else
                {
                    take(entry.Name, content);
                }

                content.CopyTo(Stream.Null);
                sha256 = entry.Name == DatabaseName ? Convert.ToHexStringLower(hash.GetHashAndReset()) : sha256;
            }
        }

        data.CopyTo(Stream.Null);
        smaller.CopyTo(Stream.Null);
        open.CopyTo(Stream.Null);
        if (!encrypted.IsIntegrityProtected() || !encrypted.Verify() || contents is null || sha256 != contents.Sha256)
        {
            throw new InvalidDataException("The backup is damaged");
        }

        return contents.Form == BackupContents.ThisForm ? contents : throw new InvalidDataException("The backup was made by a newer Kith");
    }

    private static T Next<T>(PgpObjectFactory packets)
        where T : PgpObject => packets.NextPgpObject() as T ?? throw new InvalidDataException("The file is not a backup of Kith");

    /// <summary>Hashes what is read through it.</summary>
    private sealed class HashedStream(Stream inner, IncrementalHash hash) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            hash.AppendData(buffer, offset, read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
