using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Returns;

public sealed class ImportTests
{
    private static readonly Now Noon = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(12, 0));
    private static readonly Guid Server = Guid.NewGuid();
    private static readonly PostingId Ada = new(Guid.NewGuid());
    private static readonly PostingId Bea = new(Guid.NewGuid());

    [Fact]
    public void It_starts_once_and_not_after_it_was_cancelled()
    {
        var (started, cancelled) = (Received(), Received());
        Assert.Empty(started.Start());
        Assert.Empty(cancelled.Cancel(Ada, Noon));

        Assert.Equal("This import has already been started or cancelled", Assert.Single(started.Start()).Message);
        Assert.Equal("This import has already been started or cancelled", Assert.Single(cancelled.Start()).Message);
    }

    [Fact]
    public void Before_a_server_has_it_a_cancelled_import_is_over_at_once()
    {
        var import = Received();
        import.Start();

        import.Cancel(Bea, Noon);

        Assert.Equal((ImportState.Cancelled, Bea), (import.State, import.CancelledBy));
        Assert.Equal("This import has already ended", Assert.Single(import.Cancel(Bea, Noon)).Message);
    }

    [Fact]
    public void A_server_that_has_it_is_asked_and_one_that_fell_away_is_not_waited_for()
    {
        var import = Taken(until: 1);
        import.Cancel(Bea, Noon);
        Assert.Equal(ImportState.Running, import.State);

        import.Cancel(Bea, At(2));
        Assert.Equal(ImportState.Cancelled, import.State);
    }

    [Fact]
    public void A_server_has_it_until_its_lease_ends()
    {
        var import = Taken(until: 1);

        Assert.False(import.IsFree(Noon));
        Assert.True(import.IsFree(At(2)));
        import.Release();
        Assert.True(import.IsFree(Noon));
    }

    [Fact]
    public void What_an_earlier_attempt_added_does_not_count_as_unchanged()
    {
        var import = Taken(until: 1);
        import.ComeTo(new ImportCounts(Added: 40, Changed: 5, Unchanged: 5, LeftOut: 0, Kept: 0, Remarks: 0));
        import.Take(Server, At(3).Moment, At(2));

        import.ComeTo(new ImportCounts(Added: 48, Changed: 2, Unchanged: 50, LeftOut: 1, Kept: 0, Remarks: 0));

        Assert.Equal((88, 7, 5, 100), (import.Added, import.Changed, import.Unchanged, import.Done));
    }

    [Fact]
    public void After_five_attempts_it_stops()
    {
        var import = Taken(until: 1);
        for (var attempt = 2; attempt <= Import.MostAttempts; attempt++)
        {
            import.Take(Server, At(attempt).Moment, At(attempt));
        }

        import.Take(Server, At(9).Moment, At(8));

        Assert.Equal((ImportState.Stopped, 5), (import.State, import.Attempts));
        Assert.StartsWith("It was interrupted 5 times", import.Reason, StringComparison.Ordinal);
    }

    private static Now At(int minutes) => Now.At(new DateTimeOffset(Noon.Moment.AddMinutes(minutes)));

    private static Import Received() => Import.Receive(
        new FileSent("census.xml", 4, "<a/>"u8.ToArray()), Guid.NewGuid(), FileKind.Census, new TeamId(Guid.NewGuid()), new AgencyId(Guid.NewGuid()), new FileSurvey(2026, "908", 100, 0, 0), Ada, Noon).Value;

    private static Import Taken(int until)
    {
        var import = Received();
        import.Start();
        import.Take(Server, At(until).Moment, Noon);
        return import;
    }
}
