namespace Kith.Platform.Data;

/// <summary>Wakes a runner of this server, which otherwise looks for work every so often.</summary>
public abstract class Bell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already.
        }
    }

    public Task Wait(TimeSpan longest, CancellationToken ct) => rung.WaitAsync(longest, ct);

    public void Dispose()
    {
        rung.Dispose();
        GC.SuppressFinalize(this);
    }
}
