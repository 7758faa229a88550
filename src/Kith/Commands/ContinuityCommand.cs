using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Kith.Features.Governance;
using Kith.Platform.Data;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Commands;

/// <summary>`kith continuity`: what each team needs while Kith cannot be reached, as a file that opens without it.</summary>
internal static class ContinuityCommand
{
    private static readonly Option<DirectoryInfo> To = new("--to") { Description = "The folder for the packs, one file for each team; best one that every team reaches without Kith", Required = true };

    private static readonly Option<FileInfo> Key = new("--key") { Description = "The file of the key from which each team’s words come, made with `kith backup key`", Required = true };

    public static Command Verb()
    {
        var words = new Command("words", "Tells each team’s words, to be kept in an envelope: they open that team’s pack of any day") { KithCommands.Data, KithCommands.Postgres, Key };
        words.SetAction(Words);
        var verb = new Command("continuity", "Makes the continuity packs: caseload, warnings, plans and contacts of each team, encrypted, read in any browser") { KithCommands.Data, KithCommands.Postgres, To, Key, words };
        verb.SetAction(Make);
        return verb;
    }

    private static async Task<int> Make(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        if (BackupCommand.ReadKey(line.GetValue(Key)!) is not { } key)
        {
            return await KithCommands.Refuse(line, "The file of the key is not there, or holds no key. Make one with `kith backup key KEYFILE`.");
        }

        try
        {
            await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            var make = scope.ServiceProvider.GetRequiredService<MakeContinuityPacks>();
            var packs = (await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => make.Do(now, ct), ct)).Value;
            new ContinuityFolder(line.GetValue(To)!.FullName, key).Write(packs, Now.At(TimeProvider.System.GetUtcNow()).Today);
            foreach (var pack in packs)
            {
                await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{pack.Team.Name}: {pack.Families.Count} families, {pack.LeftOut} left out"));
            }

            return 0;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException or DbException or DbUpdateException or InvalidOperationException)
        {
            return await KithCommands.Refuse(line, $"The packs were not made: {why.Message}");
        }
    }

    private static async Task<int> Words(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        if (BackupCommand.ReadKey(line.GetValue(Key)!) is not { } key)
        {
            return await KithCommands.Refuse(line, "The file of the key is not there, or holds no key. Make one with `kith backup key KEYFILE`.");
        }

        await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        foreach (var team in await scope.ServiceProvider.GetRequiredService<KithDb>().Teams.OrderBy(t => t.Name).Select(t => new { t.Id, t.Name }).ToListAsync(ct))
        {
            await line.InvocationConfiguration.Output.WriteLineAsync($"{team.Name}: {ContinuityFile.WordsOf(key, team.Id.Value)}");
        }

        return 0;
    }
}
