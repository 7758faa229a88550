using System.Text;
using System.Text.RegularExpressions;
using Kith.Returns.CinCensus;
using Kith.Testing.Census;

namespace Kith.Tests.Features.Returns;

/// <summary>An invented census in which many values are wrong: the same arguments give the same faults.</summary>
internal static partial class FaultyCensus
{
    private static readonly string[] Wrong = ["", "soon", "2031-01-01", "1899-12-31", "XX", "-1", "true", "false", "2025-02-30", "NONE", "21", "18A", "RC8", "UN7"];

    public static string Of(int year, int children, string lea, int seed = 7, int oneIn = 25)
    {
        using var file = new MemoryStream();
        InventedCensus.Write(file, year, children, seed, lea);
        var random = new Random(seed);
        var body = Encoding.UTF8.GetString(file.ToArray());
        var start = body.IndexOf("<Children>", StringComparison.Ordinal);
        return body[..start] + Value().Replace(body[start..], match => random.Next(oneIn) > 0 ? match.Value : random.Next(4) switch
        {
            0 => string.Empty,
            1 => match.Value + match.Value,
            _ => $"<{match.Groups["name"].Value}>{Wrong[random.Next(Wrong.Length)]}</{match.Groups["name"].Value}>",
        });
    }

    [GeneratedRegex("<(?<name>[A-Za-z0-9]+)>(?<value>[^<]*)</\\k<name>>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();

    /// <summary>Leaves out the rows that no key tells apart: those that an import leaves out too.</summary>
    public sealed class Keyed
    {
        private readonly HashSet<string> numbers = new(StringComparer.Ordinal);

        public CensusChild? Only(CensusChild child)
        {
            if (child.LaChildId.Value is not { Length: <= 200 } number || !numbers.Add(number))
            {
                return null;
            }

            var days = new HashSet<DateOnly>();
            return child with { Episodes = [.. child.Episodes.Where(e => e.CinReferralDate.Value is { } day && days.Add(day))] };
        }
    }
}
