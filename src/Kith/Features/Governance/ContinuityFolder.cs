using Kith.Platform.Data;
using Kith.Practice.Shared;

namespace Kith.Features.Governance;

/// <summary>Where the continuity packs go each night, and the key from which each team’s words come; neither where none are made.</summary>
public sealed record ContinuityFolder(string? Folder, byte[]? Key)
{
    public static readonly ContinuityFolder None = new(null, null);

    private string Mark => Path.Combine(Folder!, "made-on.txt");

    /// <summary>Whether the packs of the day are there.</summary>
    public bool IsMadeOn(DateOnly day) => File.Exists(Mark) && File.ReadAllText(Mark) == Text(day);

    /// <summary>Of several servers that share the folder one makes the packs; null while another does.</summary>
    public IDisposable? Turn()
    {
        Storage.MakePrivate(Folder!);
        var sign = Path.Combine(Folder!, "making");
        try
        {
            return new FileStream(sign, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(sign))
        {
            return null;
        }
    }

    /// <summary>Writes one file for each team in the place of the day before’s; whoever opens one meanwhile finds a whole one.</summary>
    public void Write(IReadOnlyList<ContinuityPack> packs, DateOnly day)
    {
        Storage.MakePrivate(Folder!);
        var written = packs.Select(Write).ToHashSet(StringComparer.Ordinal);
        foreach (var earlier in Directory.GetFiles(Folder!, "continuity-*.html").Where(f => !written.Contains(f)))
        {
            // Of a team that is no more.
            File.Delete(earlier);
        }

        File.WriteAllText(Mark, Text(day));
    }

    private string Write(ContinuityPack pack)
    {
        var file = Path.Combine(Folder!, $"continuity-{string.Concat(pack.Team.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'))}-{pack.Team.Id.ToString("N")[^6..]}.html");
        File.WriteAllText(file + ".part", ContinuityFile.Of(pack.Team.Name, pack.Day, ContinuityPage.Of(pack), ContinuityFile.WordsOf(Key!, pack.Team.Id)));
        File.Move(file + ".part", file, overwrite: true);
        return file;
    }

    private static string Text(DateOnly day) => day.ToString("O");
}

/// <summary>Makes the packs once each day after four in the morning.</summary>
internal sealed partial class ContinuityRunner(IServiceScopeFactory scopes, ContinuityFolder folder, TimeProvider time, ILogger<ContinuityRunner> log) : BackgroundService
{
    private const int Hour = 4;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (folder.Folder is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await MakeIfDue(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Kith stops.
        }
    }

    private async Task MakeIfDue(CancellationToken ct)
    {
        var now = Now.At(time.GetUtcNow());
        if (Now.InLondon(now.Moment).Hour < Hour)
        {
            return;
        }

        try
        {
            using var turn = folder.Turn();
            if (turn is null || folder.IsMadeOn(now.Today))
            {
                return;
            }

            await using var scope = scopes.CreateAsyncScope();
            var make = scope.ServiceProvider.GetRequiredService<MakeContinuityPacks>();
            folder.Write((await scope.ServiceProvider.GetRequiredService<Writes>().Run(at => make.Do(at, ct), ct)).Value, now.Today);
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            Unmade(log, why.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The continuity packs could not be made ({Fault}); it is tried again")]
    private static partial void Unmade(ILogger log, string fault);
}
