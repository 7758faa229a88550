using System.ComponentModel;
using System.Diagnostics;

namespace Kith.Features.Disclosure;

/// <summary>
/// Prints HTML as a tagged PDF by a Chromium of this machine: a child process of its own for each document, which reaches no network, in a folder that only the server
/// reads and that goes with it, within limits of time and size.
/// </summary>
public sealed class PdfPrinter(string? program, TimeSpan longest) : IDisposable
{
    /// <summary>The setting that names the program.</summary>
    public const string Variable = "KITH_CHROMIUM";

    /// <summary>Bytes of a document: several hundred pages of text.</summary>
    private const int Most = 20 * 1024 * 1024;

    // A Chromium takes some hundred megabytes while it prints: one at a time.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Whether a program is named and there.</summary>
    public bool IsThere => File.Exists(program);

    public static PdfPrinter OfThisMachine() => new(Environment.GetEnvironmentVariable(Variable), TimeSpan.FromSeconds(30));

    /// <summary>The bytes of the PDF, or null when it could not be printed.</summary>
    public async Task<byte[]?> Print(byte[] html, CancellationToken ct)
    {
        if (!IsThere || !await turn.WaitAsync(longest, ct))
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("kith-print-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "document.html"), Path.Combine(folder.FullName, "document.pdf"));
            await File.WriteAllBytesAsync(page, html, ct);
            return await Run(Order(folder.FullName, page, pdf), ct) && new FileInfo(pdf) is { Exists: true, Length: > 0 and <= Most } ? await File.ReadAllBytesAsync(pdf, ct) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private ProcessStartInfo Order(string folder, string page, string pdf)
    {
        var order = new ProcessStartInfo(program!)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-crash-reporter",
                "--disable-dev-shm-usage",

                // Whatever a page might ask for is nowhere to be found.
                "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9",
                $"--user-data-dir={Path.Combine(folder, "profile")}",
                "--user-agent=Kith", "--export-tagged-pdf", "--generate-pdf-document-outline", "--no-pdf-header-footer", $"--print-to-pdf={pdf}",
            },
        };
        if (Environment.IsPrivilegedProcess)
        {
            // As root, as in a container, Chromium has no sandbox of its own. The page holds no script and nothing from outside.
            order.ArgumentList.Add("--no-sandbox");
        }

        order.ArgumentList.Add(new Uri(page).AbsoluteUri);

        // Nothing of the server's own settings, among them its keys, goes along.
        order.Environment.Clear();
        (order.Environment["PATH"], order.Environment["HOME"], order.Environment["TMPDIR"], order.Environment["TZ"]) = ("/usr/local/bin:/usr/bin:/bin", folder, folder, "Europe/London");
        return order;
    }

    private async Task<bool> Run(ProcessStartInfo order, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(longest);
        Process? printing = null;
        try
        {
            printing = Process.Start(order);
            var said = Task.WhenAll(printing!.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token), printing.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token));
            await printing.WaitForExitAsync(limit.Token);
            await said;
            return printing.ExitCode == 0;
        }
        catch (Exception failed) when (failed is Win32Exception || (failed is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
        finally
        {
            if (printing is { HasExited: false })
            {
                printing.Kill(entireProcessTree: true);
                await printing.WaitForExitAsync(CancellationToken.None);
            }

            printing?.Dispose();
        }
    }
}
