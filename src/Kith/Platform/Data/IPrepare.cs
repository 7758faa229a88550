namespace Kith.Platform.Data;

/// <summary>What a feature puts into the record before anybody works in it, once; run after the tables are there and on every start.</summary>
public interface IPrepare
{
    Task Prepare(KithDb db, CancellationToken ct);
}
