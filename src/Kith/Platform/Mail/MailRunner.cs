using Kith.Platform.Data;
using Kith.Platform.Web;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Mail;

/// <param name="Idle">Between two looks for mail that is due.</param>
public sealed record MailPace(TimeSpan Idle)
{
    public static readonly MailPace Usual = new(TimeSpan.FromSeconds(10));
}

/// <summary>
/// Sends what waits, in each server. A message is taken by its row before it is tried, so that no two servers try it at once; a server that stops
/// between sending and saying so sends it again, under the same Message-ID.
/// </summary>
public sealed partial class MailRunner(IServiceScopeFactory scopes, Postman postman, MailSettings settings, MailPace pace, Figures figures, TimeProvider time, ILogger<MailRunner> log) : BackgroundService
{
    private const int AtOnce = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (settings.IsSetUp && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendDue(stoppingToken) > 0)
                {
                }
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the next mail must not wait for a restart.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                // Its message might quote a mail.
                Faulted(fault.GetType().Name, fault.StackTrace);
            }

            await Task.Delay(pace.Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tries what is due once.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> SendDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var now = Now.At(time.GetUtcNow());
        var due = await db.Messages.AsNoTracking().Where(m => m.State == MessageState.Waiting && m.DueAt <= now.Moment).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var id in due)
        {
            await Try(id, ct);
        }

        return due.Count;
    }

    private async Task Try(RowId id, CancellationToken ct)
    {
        var taken = await Write(id, (message, now) =>
        {
            if (!message.IsDue(now))
            {
                return false;
            }

            message.Take(now);
            return true;
        });
        if (taken is null)
        {
            return;
        }

        try
        {
            await postman.Send(taken, ct);
        }
#pragma warning disable CA1031 // Whatever a server answers is the message’s own fault and not the runner’s.
        catch (Exception fault) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var (words, isFinal) = Postman.Read(fault);
            var failed = await Write(id, (message, now) =>
            {
                message.Failed(words, isFinal, now);
                return true;
            });
            figures.Mailed(failed?.State == MessageState.Parked ? "parked" : "waits");
            return;
        }

        await Write(id, (message, now) =>
        {
            message.Sent(now);
            return true;
        });
        figures.Mailed("sent");
    }

    /// <summary>The message as it then stands; null when somebody else has it.</summary>
    private async Task<Message?> Write(RowId id, Func<Message, Now, bool> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var written = await scope.ServiceProvider.GetRequiredService<Writes>().Run<Message>(
            async now => await db.Messages.FirstOrDefaultAsync(m => m.Id == id) is { } message && change(message, now) ? (Outcome<Message>)message : Refusal.Stale);
        return written.Ok ? written.Value : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail met a fault, {Fault}:\n{Trace}")]
    private partial void Faulted(string fault, string? trace);
}
