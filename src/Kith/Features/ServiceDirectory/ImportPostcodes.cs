using Kith.Platform.Data;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;

namespace Kith.Features.ServiceDirectory;

/// <summary>Takes the postcodes of a published file, some thousand at a time.</summary>
public sealed class ImportPostcodes(Writes writes, TakePostcodes takePostcodes)
{
    private const int BatchSize = 2_000;

    /// <param name="authorities">GSS codes of authorities to keep to; none takes all.</param>
    /// <param name="areas">Postcode areas to keep to, such as BA; none takes all.</param>
    public async Task<Outcome<int>> Run(IEnumerable<PostcodeRow> rows, string source, IReadOnlyCollection<string> authorities, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var taken = 0;
        var wanted = rows.Where(r => (authorities.Count == 0 || r.IsDistrict || r.Areas.Any(authorities.Contains)) && (areas.Count == 0 || areas.Contains(AreaOf(r.Key))));
        foreach (var batch in wanted.Chunk(BatchSize))
        {
            ct.ThrowIfCancellationRequested();
            var done = await writes.Run(_ => takePostcodes.Do(batch, source, null, ct), ct);
            if (!done.Ok)
            {
                return done;
            }

            taken += done.Value;
        }

        return taken;
    }

    private static string AreaOf(string key) => new([.. key.TakeWhile(char.IsAsciiLetterUpper)]);
}
