using System.Globalization;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;

namespace Kith.Features.ServiceDirectory;

/// <summary>Takes the services of a file or feed, some hundred at a time. A service that cannot be taken is told of; the rest arrive.</summary>
public sealed class ImportServices(Writes writes, TakeServices takeServices, StageServices stageServices)
{
    private const int BatchSize = 200;

    /// <param name="isTrial">Only tells what would come.</param>
    /// <param name="staged">What came together waits for approval under this; null takes it at once.</param>
    public async Task<Outcome<DirectoryReport>> Run(
        IAsyncEnumerable<OpenRead> services, string source, Acting? by, bool isTrial, Action<int> tell, CancellationToken ct, RowId? staged = null)
    {
        var report = new DirectoryReport();
        var batch = new List<OpenRecord>(BatchSize);
        await foreach (var read in services.WithCancellation(ct))
        {
            if (read.Service is not { } service)
            {
                report.LeaveOut(read.At, read.Fault!);
                continue;
            }

            report.Remark(read.At, service);
            batch.Add(service);
            if (batch.Count == BatchSize && await Take(batch, source, by, isTrial, staged, report, ct) is { } refused)
            {
                return refused;
            }

            tell(report.Read);
        }

        return await Take(batch, source, by, isTrial, staged, report, ct) is { } no ? no : report;
    }

    private async Task<Refusals?> Take(List<OpenRecord> batch, string source, Acting? by, bool isTrial, RowId? staged, DirectoryReport report, CancellationToken ct)
    {
        if (batch.Count == 0)
        {
            return null;
        }

        var taken = await writes.Run(now => staged is { } under ? stageServices.Do(batch, source, under, by, now, ct) : takeServices.Do(batch, source, by, now, ct, isTrial), ct);
        if (!taken.Ok)
        {
            return new Refusals().Within(string.Empty, taken.Refusals);
        }

        foreach (var service in taken.Value)
        {
            report.Add(service);
        }

        batch.Clear();
        return null;
    }
}

/// <summary>What an import of services did, for whoever ran it.</summary>
public sealed class DirectoryReport
{
    private const int MostLines = 5_000;

    private readonly List<string> leftOut = [];
    private readonly List<string> remarks = [];
    private readonly List<string> changed = [];
    private readonly List<string> kept = [];
    private readonly List<string> unlisted = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public int LeftOut { get; private set; }

    /// <summary>Services of which a field stays although the source says something else.</summary>
    public int Kept { get; private set; }

    internal int Read => Added + Changed + Unchanged + LeftOut;

    public void LeaveOut(string at, string why)
    {
        LeftOut++;
        Put(leftOut, $"{at}: {why}");
    }

    public void Remark(string at, OpenRecord service)
    {
        foreach (var remark in service.Remarks)
        {
            Put(remarks, $"{at}, {service.Fields["name"]}: {remark}");
        }
    }

    public void Add(ServiceTaken service)
    {
        (Added, Changed, Unchanged) = service.Change switch
        {
            ServiceChange.Added => (Added + 1, Changed, Unchanged),
            ServiceChange.Changed => (Added, Changed + 1, Unchanged),
            _ => (Added, Changed, Unchanged + 1),
        };
        if (service.Change == ServiceChange.Changed)
        {
            Put(changed, $"{service.Name}: {(service.Fields.Count > 0 ? string.Join(", ", service.Fields) : "a term")}");
        }

        if (service.Kept.Count > 0)
        {
            Kept++;
            Put(kept, $"{service.Name}: {string.Join("; ", service.Kept.Select(k => k.InWords))}");
        }
    }

    public void Note(UnlistedNoted noted)
    {
        if (noted.Gone > 0)
        {
            Put(unlisted, $"{noted.Gone} that came from this feed. They stay for now");
        }

        if (noted.Back > 0)
        {
            Put(unlisted, $"{noted.Back} that had gone are listed again");
        }
    }

    public IEnumerable<string> Lines()
    {
        foreach (var (heading, lines) in new[] { ("Left out:", leftOut), ("Put right:", remarks), ("Changed:", changed), ("Kept as it stands here:", kept), ("No longer listed:", unlisted) })
        {
            if (lines.Count > 0)
            {
                yield return heading;
                foreach (var line in lines)
                {
                    yield return $"  {line}";
                }
            }
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{Added} added, {Changed} changed, {Unchanged} unchanged, {LeftOut} left out");
    }

    private static void Put(List<string> lines, string line)
    {
        if (lines.Count < MostLines)
        {
            lines.Add(line);
        }
    }
}
