using System.Diagnostics;
using Kith.Platform.Data;

namespace Kith.Soak;

/// <summary>Kith in a process of its own, as it is served.</summary>
internal sealed class ServedKith : IAsyncDisposable
{
    private const string Ready = "Kith is ready at ";

    private readonly Process process;
    private readonly Task said;

    private ServedKith(Process process, Uri address)
    {
        (this.process, Address) = (process, address);

        // What it goes on to say must not fill the pipe.
        said = process.StandardOutput.ReadToEndAsync();
    }

    public Uri Address { get; }

    public static async Task<ServedKith> Start(Storage storage, params string[] with)
    {
        string[] record = storage.IsEmbedded ? ["--data", storage.Folder!] : ["--postgres", storage.Postgres!, "--files", storage.FilesFolder, "--seals", storage.SealFolder];
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KithApp).Assembly.Location, "serve", .. record, "--urls", "http://127.0.0.1:0", .. with]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment.Remove("KITH_TEST_POSTGRES");

        // It lives for seconds: what it would learn for its later life is never used.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var started = Process.Start(start)!;
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                return new ServedKith(started, new Uri(line[Ready.Length..]));
            }
        }

        await started.WaitForExitAsync();
        throw new InvalidOperationException($"Kith was not served: it ended with {started.ExitCode}");
    }

    /// <summary>At once, without a word to it (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await said;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
    }
}
