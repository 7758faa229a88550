using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>What came of a build.</summary>
/// <param name="Packed">The file, packed; none where there is nothing to send.</param>
public sealed record BuiltCensus(CensusResult Result, IReadOnlyList<FoundRow> Found, byte[]? Packed);

/// <summary>Goes through a census child by child: draws it from the record or reads it from a file, writes it, asks every rule, and counts.</summary>
public sealed class BuildCensus(DrawCensus draw)
{
    /// <param name="serial">The running number of the authority’s file for the year.</param>
    /// <param name="tell">Heard after each batch: children gone through, and how many there are.</param>
    public async Task<BuiltCensus> FromRecord(CensusBuild build, int serial, Func<int, int, Task> tell, Now now, CancellationToken ct)
    {
        var year = new CensusYear(build.Year);
        var header = HeaderOf(year, build.Authority, serial, now);
        var children = await draw.Children(build.Authority, year, ct);
        var validating = new CensusInHand(year, AsOf(header, year, now));
        using var file = build.Source == CensusSource.Record ? new PackingStream() : null;
        using (var writer = file is null ? null : CensusWriter.Open(file, year, header))
        {
            foreach (var batch in children.Chunk(DrawCensus.ChildrenPerBatch))
            {
                foreach (var child in await draw.Some(batch, build.Authority, year, ct))
                {
                    writer?.Write(child.Child);
                    validating.Take(child.Child, child);
                }

                await tell(validating.Children, children.Count);
            }
        }

        return validating.End(file?.End());
    }

    /// <summary>A file of another system: nothing of it is kept but what its rules find.</summary>
    /// <exception cref="CensusUnreadable">It cannot be read.</exception>
    public static async Task<BuiltCensus> FromFile(CensusBuild build, Stream file, Func<int, int, Task> tell)
    {
        using var reader = CensusReader.Open(file);
        var validating = new CensusInHand(new CensusYear(build.Year), reader.Header, isFile: true);
        foreach (var child in reader.ReadChildren())
        {
            validating.Take(child, null);
            if (validating.Children % 1_000 == 0)
            {
                await tell(validating.Children, 0);
            }
        }

        return validating.End(null);
    }

    /// <summary>What one child breaks by itself, whatever the others say.</summary>
    public static IReadOnlyList<FoundRow> Alone(DrawnChild child, CensusYear year, string authority, Now now)
    {
        var validating = new CensusInHand(year, AsOf(HeaderOf(year, authority, 1, now), year, now));
        validating.Take(child.Child, child);
        return validating.Found;
    }

    private static CensusHeader HeaderOf(CensusYear year, string authority, int serial, Now now) => new()
    {
        Line = 0,
        Collection = new CensusText("CIN"),
        Year = new CensusNumber($"{year.EndsIn}"),
        ReferenceDate = new CensusDate($"{year.LastDay:yyyy-MM-dd}"),
        SourceLevel = new CensusText("L"),
        Lea = new CensusText(authority),
        SoftwareCode = new CensusText("Kith"),
        Release = new CensusText("1"),
        SerialNo = new CensusText($"{serial:000}"),
        WrittenAt = new CensusText($"{Now.InLondon(now.Moment):yyyy-MM-ddTHH:mm:ss}"),
    };

    /// <summary>A year in progress is measured as though it ended today: otherwise everything under way would be late.</summary>
    private static CensusHeader AsOf(CensusHeader header, CensusYear year, Now now) =>
        now.Today < year.LastDay ? header with { ReferenceDate = new CensusDate($"{now.Today:yyyy-MM-dd}") } : header;
}
