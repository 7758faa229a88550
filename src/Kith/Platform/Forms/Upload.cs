using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Kith.Platform.Forms;

/// <summary>A page whose form comes with one file.</summary>
/// <param name="mostKept">Bytes of the file that are kept; of a longer one only its length is known, for the page to refuse.</param>
/// <param name="mostSent">Bytes of the whole request; more is 413.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFileAttribute(long mostKept, long mostSent) : Attribute
{
    public long MostKept => mostKept;

    public long MostSent => mostSent;

    internal static bool IsOpenTo(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is { } needs && context.Acting()?.Has(needs.Duty) == true;
}

/// <summary>
/// The file that came with a form, written into the folder while it was sent and never held in memory. It goes with the request unless somebody
/// has kept it. Its hash stands among the form's fields, so that another file makes another form.
/// </summary>
public sealed class Upload(UploadFolder folder, TakesFileAttribute limits) : IDisposable
{
    private const int Looked = 512;
    private const int MostFields = 100;
    private const int LongestField = 65_536;

    private bool isKept;

    public Guid Name { get; } = Guid.CreateVersion7();

    /// <summary>As its sender's computer calls it; null when no file came.</summary>
    public string? FileName { get; private set; }

    /// <summary>How long it was, even where it was too long to be kept.</summary>
    public long Bytes { get; private set; }

    /// <summary>Its first bytes, which say what it is.</summary>
    public byte[] Beginning { get; private set; } = [];

    public FileStream Open() => folder.Open(Name) ?? throw new InvalidOperationException("No file came with the form.");

    /// <summary>From here on it is somebody else's to delete.</summary>
    public void Keep() => isKept = true;

    public void Dispose()
    {
        if (FileName is not null && !isKept)
        {
            folder.Delete(Name);
        }
    }

    internal async Task<IFormCollection> ReadForm(HttpContext context)
    {
        var type = MediaTypeHeaderValue.Parse(context.Request.ContentType);
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }

        if (context.Request.ContentLength > limits.MostSent)
        {
            throw new BadHttpRequestException("The request is too long", StatusCodes.Status413PayloadTooLarge);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limits.MostSent;
        }

        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), context.Request.Body);
        var fields = new KeyValueAccumulator();
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (fields.KeyCount == MostFields)
            {
                throw new InvalidDataException("The form has too many fields");
            }

            if (section.AsFileSection() is { } file)
            {
                fields.Append(file.Name, await Receive(file, context.RequestAborted));
            }
            else if (section.AsFormDataSection() is { } field)
            {
                fields.Append(field.Name, await Text(field.Section.Body, context.RequestAborted));
            }
        }

        return context.Request.Form = new FormCollection(fields.GetResults());
    }

    private async Task<string> Receive(FileMultipartSection file, CancellationToken ct)
    {
        if (FileName is not null || file.FileStream is not { } sent)
        {
            throw new InvalidDataException("The form has more than one file");
        }

        FileName = file.FileName;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var kept = folder.Create(Name);
        var buffer = new byte[81_920];
        while (await sent.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (Beginning.Length < Looked)
            {
                Beginning = [.. Beginning, .. buffer.AsSpan(0, Math.Min(read, Looked - Beginning.Length))];
            }

            Bytes += read;
            hash.AppendData(buffer, 0, read);
            if (Bytes <= limits.MostKept)
            {
                await kept.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<string> Text(Stream field, CancellationToken ct)
    {
        var buffer = new byte[LongestField + 1];
        var read = await field.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return read <= LongestField ? Encoding.UTF8.GetString(buffer, 0, read) : throw new InvalidDataException("A field of the form is too long");
    }
}

/// <summary>Files on their way into the record or out of it, each under a name of ours, for the account that runs Kith alone.</summary>
public sealed class UploadFolder(Storage storage)
{
    private const string Ending = ".upload";

    public FileStream Create(Guid name)
    {
        MakeSure();
        return new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>A file to be written and read once, which is gone when it is closed.</summary>
    public FileStream CreatePassing()
    {
        MakeSure();
        return new FileStream(PathOf(Guid.NewGuid()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }

    /// <summary>The file, or null when it is not here.</summary>
    public FileStream? Open(Guid name) =>
        File.Exists(PathOf(name)) ? new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.SequentialScan) : null;

    public void Delete(Guid name)
    {
        if (File.Exists(PathOf(name)))
        {
            File.Delete(PathOf(name));
        }
    }

    /// <summary>Every file that is here, with the moment at which it was last written.</summary>
    public IReadOnlyList<(Guid Name, DateTime WrittenAt)> All() => !Directory.Exists(storage.FilesFolder)
        ? []
        : [.. Directory.EnumerateFiles(storage.FilesFolder, "*" + Ending)
            .Select(path => (IsOurs: Guid.TryParse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture, out var name), Name: name, WrittenAt: File.GetLastWriteTimeUtc(path)))
            .Where(f => f.IsOurs).Select(f => (f.Name, f.WrittenAt))];

    private void MakeSure()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(storage.FilesFolder);
        }
        else
        {
            Directory.CreateDirectory(storage.FilesFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string PathOf(Guid name) => Path.Combine(storage.FilesFolder, name.ToString("N") + Ending);
}
