using System.CommandLine;
using Kith.Demo;
using Kith.Features.Governance;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Platform.Web;

namespace Kith.Commands;

internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls") { Description = "The addresses to serve on", DefaultValueFactory = _ => "http://localhost:5080" };

    private static readonly Option<bool> Demo = new("--demo") { Description = "The demonstration partnership, on localhost only: its people sign in by a button" };

    private static readonly Option<DirectoryInfo?> Files = new("--files")
    {
        Description = "The folder in which files wait on their way into the record; the servers of one PostgreSQL share it. Otherwise in the folder of the embedded database, or of the account that runs Kith",
    };

    private static readonly Option<bool> InternalFeeds = new("--internal-feeds")
    {
        Description = "Let editors follow feeds on this machine and in private networks. Otherwise only addresses that everybody can reach are asked",
    };

    private static readonly Option<bool> BehindProxy = new("--behind-proxy")
    {
        Description = "A proxy with TLS on this machine is in front of localhost and sets X-Forwarded-For and X-Forwarded-Proto: cookies are for https alone",
    };

    private static readonly Option<string?> Only = new("--only") { Description = "Serve one part alone: directory, the public directory of services and its feed" };

    private static readonly Option<DirectoryInfo?> Continuity = new("--continuity") { Description = "The folder into which the continuity packs go each night, after four; needs --continuity-key" };

    private static readonly Option<FileInfo?> ContinuityKey = new("--continuity-key") { Description = "The file of the key from which each team’s words come" };

    private static readonly Option<Uri?> Collector = new("--telemetry") { Description = $"Where metrics and traces go by OTLP, such as http://localhost:4317; {Telemetry.Variable} holds it instead", CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) ? address : null };

    private static readonly Option<string?> ClamAv = new("--clamav") { Description = $"ClamAV's socket, such as /run/clamav/clamd.ctl or localhost:3310: files are taken only once it has passed them; {ScannerAddress.Variable} holds it instead" };

    private static readonly Option<string?> Mail = new("--mail")
    {
        Description = $"How mail leaves: smtp://NAME:PASSWORD@HOST:PORT, smtps://HOST, or a folder; {MailSettings.Variable} holds it instead, so that no password stands on a command line",
    };

    private static readonly Option<string?> MailFrom = new("--mail-from") { Description = "The address that mail comes from" };

    private static readonly Option<string?> Address = new("--address") { Description = "The address at which others reach Kith, for the links in mail" };

    private static readonly Option<bool> NewSealKey = new("--new-seal-key") { Description = "The folder of seals is lost for good, with every copy of its key: go on with a new one. What was sealed before can then be verified only by whoever has kept the public key" };

    public static Command Verb()
    {
        var verb = new Command("serve", "Serves the pages until it is stopped") { KithCommands.Data, KithCommands.Postgres, Urls, Demo, Files, KithCommands.Seals, NewSealKey, BehindProxy, InternalFeeds, Only, Continuity, ContinuityKey, Collector, ClamAv, Mail, MailFrom, Address };
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

        if (line.GetValue(Only) is { } part && !ServedPart.Names.Contains(part))
        {
            await Console.Error.WriteLineAsync($"--only serves one of: {string.Join(", ", ServedPart.Names)}.");
            return 1;
        }

        if (line.GetValue(BehindProxy) && (line.GetValue(Demo) || !urls.Split(';').All(KithApp.IsOfThisMachine)))
        {
            await Console.Error.WriteLineAsync("--behind-proxy serves on localhost only, and never the demonstration.");
            return 1;
        }

        if (line.GetValue(Demo) && !urls.Split(';').All(KithApp.IsOfThisMachine))
        {
            await Console.Error.WriteLineAsync("The demonstration is served on localhost only.");
            return 1;
        }

        var continuity = line.GetValue(Continuity) is { } packs ? new ContinuityFolder(packs.FullName, line.GetValue(ContinuityKey) is { } file ? BackupCommand.ReadKey(file) : null) : ContinuityFolder.None;
        if (continuity is { Folder: not null, Key: null })
        {
            await Console.Error.WriteLineAsync("--continuity needs --continuity-key with the file of a key. Make one with `kith backup key KEYFILE`.");
            return 1;
        }

        if (ScannerAddress.Of(line.GetValue(ClamAv) ?? Environment.GetEnvironmentVariable(ScannerAddress.Variable)) is not { } scanner)
        {
            await Console.Error.WriteLineAsync("--clamav is the path of a socket, or HOST:PORT.");
            return 1;
        }

        var mail = MailSettings.Of(line.GetValue(Mail) ?? Environment.GetEnvironmentVariable(MailSettings.Variable), line.GetValue(MailFrom), line.GetValue(Address) ?? urls.Split(';')[0]);
        if (!mail.Ok)
        {
            await Console.Error.WriteLineAsync(mail.Refusals[0].Message);
            return 1;
        }

        var providers = IdentityProvider.From(new ConfigurationBuilder().AddEnvironmentVariables("KITH_").Build());
        if (!providers.Ok)
        {
            await Console.Error.WriteLineAsync(providers.Refusals[0].Message);
            return 1;
        }

        var app = KithApp.Build(storage with { Files = line.GetValue(Files)?.FullName }, new KithAppOptions { Urls = urls, BehindProxy = line.GetValue(BehindProxy), Demo = line.GetValue(Demo), Only = line.GetValue(Only), InternalFeeds = line.GetValue(InternalFeeds), Mail = mail.Value, Providers = providers.Value, Scanner = scanner, Continuity = continuity, Telemetry = line.GetValue(Collector) ?? (Uri.TryCreate(Environment.GetEnvironmentVariable(Telemetry.Variable), UriKind.Absolute, out var from) ? from : null) });
        await app.PrepareRecord(ct);
        if (!line.GetValue(NewSealKey) && await app.Services.GetRequiredService<Sealer>().Fault(ct) is { } fault)
        {
            return await KithCommands.Refuse(line, fault);
        }

        if (line.GetValue(Demo))
        {
            await DemoCommand.Tell(app.Services, DemonstrationPartnership.Seed, ct);
        }

        await app.StartAsync(ct);
        Console.WriteLine($"Kith is ready at {string.Join(", ", app.Urls)}");
        if (line.GetValue(Demo))
        {
            await DemoCommand.NameSome(app.Services, ct);
        }

        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static bool IsAllowed(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || KithApp.IsOfThisMachine(url);
}
