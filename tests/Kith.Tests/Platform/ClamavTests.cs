using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Kith.Platform.Forms;

namespace Kith.Tests.Platform;

/// <summary>ClamAV’s own daemon, where it is installed, with one signature of the test’s own: the industry’s harmless test file (TR-61).</summary>
[Trait("Database", "none")]
[Trait("Speed", "slow")]
public sealed class ClamavTests : IAsyncLifetime
{
    private const string Program = "/usr/sbin/clamd";
    private const int Limit = 1_000_000;

    // In two halves: no virus scanner is to find this file.
    private static readonly string Harmful = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("clamd-");
    private Process? daemon;

    private FileScanner Scanner => new(ScannerAddress.Of(Path.Combine(place.FullName, "socket"))!);

    [Fact]
    public async Task What_is_harmful_is_found_also_where_it_is_packed_and_nothing_passes_that_was_not_looked_through()
    {
        await Start(alertExceedsMax: true);
        var (alone, packed) = (Encoding.ASCII.GetBytes(Harmful), Zip("letter.txt", Encoding.ASCII.GetBytes(Harmful)));

        Assert.Equal(Scanned.Clean, await Scan("Dear Vera"u8.ToArray()));
        Assert.Equal(Scanned.Clean, await Scan(Zip("letter.txt", "Dear Vera"u8.ToArray())));
        Assert.Equal(Scanned.Found, await Scan(alone));
        Assert.Equal(Scanned.Found, await Scan(packed));
        Assert.Equal(Scanned.Found, await Scan(Zip("inner.zip", packed)));
        Assert.Equal(Scanned.BeyondLimits, await Scan(TooLong(packed: false)));
        Assert.Equal(Scanned.BeyondLimits, await Scan(TooLong(packed: true)));
        Assert.Equal(Scanned.BeyondLimits, await Scan(new byte[3 * Limit]));

        daemon!.Kill();
        await daemon.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Scanned.Unanswered, await Scan("Dear Vera"u8.ToArray()));
    }

    /// <summary>Why docs/operating.md asks for that setting.</summary>
    [Fact]
    public async Task By_its_defaults_it_calls_clean_what_it_did_not_look_through()
    {
        await Start(alertExceedsMax: false);

        Assert.Equal(Scanned.Clean, await Scan(TooLong(packed: false)));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (daemon is { HasExited: false })
        {
            daemon.Kill();
            await daemon.WaitForExitAsync();
        }

        daemon?.Dispose();
        place.Delete(recursive: true);
    }

    private static byte[] TooLong(bool packed)
    {
        var bytes = new byte[Limit + Limit / 2];
        Encoding.ASCII.GetBytes(Harmful, bytes.AsSpan(Limit + 1));
        return packed ? Zip("long.bin", bytes) : bytes;
    }

    private static byte[] Zip(string name, byte[] bytes)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(bytes);
        }

        return zip.ToArray();
    }

    private async Task<Scanned> Scan(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return await Scanner.Scan(file, TestContext.Current.CancellationToken);
    }

    private async Task Start(bool alertExceedsMax)
    {
        Assert.SkipUnless(File.Exists(Program), "ClamAV is not installed: apt-get install clamav-daemon");
        var (signatures, settings) = (place.CreateSubdirectory("signatures"), Path.Combine(place.FullName, "clamd.conf"));
        await File.WriteAllTextAsync(Path.Combine(signatures.FullName, "kith.ndb"), $"Kith.Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Harmful))}\n");
        await File.WriteAllLinesAsync(settings, ["Foreground yes", $"LocalSocket {place.FullName}/socket", $"DatabaseDirectory {signatures.FullName}", $"StreamMaxLength {2 * Limit}", $"MaxScanSize {Limit}", $"MaxFileSize {Limit}", $"AlertExceedsMax {(alertExceedsMax ? "yes" : "no")}"]);
        daemon = Process.Start(new ProcessStartInfo(Program, ["--config-file", settings]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        daemon.OutputDataReceived += (_, _) => { };
        daemon.ErrorDataReceived += (_, _) => { };
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        for (var tries = 0; tries < 600 && await Scan("Ready?"u8.ToArray()) != Scanned.Clean; tries++)
        {
            Assert.False(daemon.HasExited, "ClamAV did not start");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
