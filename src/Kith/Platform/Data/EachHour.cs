using Kith.Practice.Shared;

namespace Kith.Platform.Data;

/// <summary>A command of Kith’s own that is asked each hour what is due; what failed is tried again an hour later.</summary>
/// <typeparam name="TCommand">What does it.</typeparam>
internal sealed partial class EachHour<TCommand>(IServiceScopeFactory scopes, Func<TCommand, Now, CancellationToken, Task<Outcome<int>>> due, ILogger<TCommand> log) : BackgroundService
    where TCommand : notnull
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1));
        try
        {
            while (await hours.WaitForNextTickAsync(stoppingToken))
            {
                await Look(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Kith stops.
        }
    }

    private async Task Look(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var command = scope.ServiceProvider.GetRequiredService<TCommand>();
            await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => due(command, now, ct), ct);
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            Undone(log, typeof(TCommand).Name, why.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Command} could not do what was due ({Fault}); it is tried again in an hour")]
    private static partial void Undone(ILogger log, string command, string fault);
}

internal static class EachHourSetup
{
    /// <summary>Runs a command each hour, behind the pages, in a transaction of its own.</summary>
    public static IServiceCollection AddEachHour<TCommand>(this IServiceCollection services, Func<TCommand, Now, CancellationToken, Task<Outcome<int>>> due)
        where TCommand : class =>
        services.AddHostedService(provider => new EachHour<TCommand>(provider.GetRequiredService<IServiceScopeFactory>(), due, provider.GetRequiredService<ILogger<TCommand>>()));
}
