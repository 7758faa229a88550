using System.ComponentModel;
using System.Diagnostics;

namespace Kith.Tools;

/// <summary>Asks a program of this machine.</summary>
/// <param name="folder">Where it runs.</param>
internal delegate Task<Said> Ask(string program, string folder, params string[] with);

/// <summary>All that a program said, and how it ended.</summary>
internal sealed record Said(int Code, string Output, string Errors);

internal static class Programs
{
    public static async Task<Said> Ask(string program, string folder, params string[] with)
    {
        var start = new ProcessStartInfo(program, with) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

        // Read by a program, whatever language its user reads.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            using var run = Process.Start(start)!;
            var (output, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            await run.WaitForExitAsync();
            return new Said(run.ExitCode, await output, await errors);
        }
        catch (Win32Exception gone)
        {
            return new Said(-1, string.Empty, $"{program} cannot be run: {gone.Message}");
        }
    }
}
