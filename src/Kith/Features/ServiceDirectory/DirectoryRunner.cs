using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Practice.Shared;

namespace Kith.Features.ServiceDirectory;

/// <summary>Keeps the directory true behind the pages: hides what is stale, shows what is confirmed, and asks whoever is due.</summary>
public sealed partial class DirectoryRunner(IServiceScopeFactory scopes, MailSettings mail, ILogger<DirectoryRunner> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await RunDue(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the next look must not wait for a restart.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Faulted(fault.GetType().Name, fault.StackTrace);
            }
        }
    }

    /// <summary>Does whatever is due, some at a time, each in a transaction of its own.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        while (await Write((services, now) => services.GetRequiredService<HideStale>().Do(now, ct), ct) > 0)
        {
        }

        while (await Write((services, now) => services.GetRequiredService<ScoreListings>().Do(now, ct), ct) > 0)
        {
        }

        // Without a way out mail would pile up, and be stale when it leaves.
        while (mail.IsSetUp && await Write((services, now) => services.GetRequiredService<AskOwners>().Do(now, ct), ct) > 0)
        {
        }
    }

    private async Task<int> Write(Func<IServiceProvider, Now, Task<Outcome<int>>> command, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var written = await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => command(scope.ServiceProvider, now), ct);

        // Two servers at once: the other one did it.
        return written.Ok ? written.Value : 0;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Keeping the directory true met a fault, {Fault}:\n{Trace}")]
    private partial void Faulted(string fault, string? trace);
}
