using System.CommandLine;
using Kith.Platform.Data;
using Kith.Platform.Web;

namespace Kith.Commands;

internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls") { Description = "The addresses to serve on", DefaultValueFactory = _ => "http://localhost:5080" };

    public static Command Verb()
    {
        var verb = new Command("serve", "Serves the pages until it is stopped") { KithCommands.Data, KithCommands.Postgres, Urls };
        verb.SetAction(Serve);
        return verb;
    }

    private static async Task<int> Serve(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        var urls = line.GetValue(Urls)!;
        if (urls.Split(';').FirstOrDefault(u => !IsAllowed(u)) is { } wrong)
        {
            await Console.Error.WriteLineAsync($"Plain http is served on localhost only: {wrong} needs https, or a proxy with TLS in front of localhost.");
            return 1;
        }

        var app = KithApp.Build(storage, new KithAppOptions { Urls = urls });
        await app.PrepareRecord(ct);
        await app.StartAsync(ct);
        Console.WriteLine($"Kith is ready at {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static bool IsAllowed(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback);
}
