using System.Globalization;
using System.Text.RegularExpressions;
using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

/// <summary>
/// A reader outside the case teams takes every period that the pages let them ask for and sets each beside each other one: no count of 1 to 5 comes out, by subtraction of two or by all of
/// them together (TR-70).
/// </summary>
[Trait("Speed", "slow")]
public sealed partial class DifferencingTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const int FirstYear = 2012;
    private const int Years = 10;
    private const double Nothing = 1e-6;

    private static readonly IReadOnlyList<Period> Quarters = [.. Enumerable.Range(0, 4 * Years).Select(n => Period.QuarterEnding(new DateOnly(FirstYear - 1, 7, 1).AddMonths(3 * n).AddDays(-1)))];

    [Fact]
    public async Task No_small_count_comes_out_of_any_two_periods_or_of_all_together()
    {
        var random = new Random(70);
        await world.Authority(new AuthorityInput { Name = "Northmoor", Population = 48_990, PopulationYear = 2024, Source = "Invented" });
        var referred = Quarters.ToDictionary(q => q, q => random.Next(10) < 7 ? random.Next(6, 14) : random.Next(1, 6));
        foreach (var (quarter, count) in referred)
        {
            await world.Episodes(count, quarter.From.AddDays(random.Next(80)), closedOn: quarter.To.AddDays(random.Next(-5, 200)), withPlan: random.Next(count + 1));
        }

        List<Period> periods = [.. Enumerable.Range(FirstYear, Years).Select(Period.Year), .. Quarters, .. Quarters.Skip(3).Select(q => Period.AsAt(q.To))];
        var analyst = await world.Plays(Role.Analyst);
        var worker = await world.Plays(Role.SocialWorker);
        var shown = await Read(analyst, periods);
        var real = await Read(worker, periods);
        Assert.All(shown.Where(s => s.Value.Count is not null), s => Assert.Equal(real[s.Key].Count, s.Value.Count));
        Assert.All(shown.Where(s => s.Value.Count is null), s => Assert.Equal("–", s.Value.Rate));
        Assert.Contains(shown, s => s.Value.Rate != "–");

        var hidden = Told(periods, p => shown[(p, Measure.Referrals)].Count, referred, out var pairs);
        Assert.Empty(hidden);
        Assert.True(pairs >= 1_000, $"Only {pairs} pairs");
        Assert.True(periods.Count(p => shown[(p, Measure.Referrals)].Count is not null) > 25, "So much is hidden that nothing could come out");

        // A part beside the whole that it is a part of.
        foreach (var part in new[] { Measure.ProtectionPlans, Measure.LookedAfter })
        {
            Assert.Empty(periods.Where(p => shown[(p, part)].Count is { } some && shown[(p, Measure.ChildrenInNeed)].Count is { } all && (SmallNumbers.IsSmall(some) || SmallNumbers.IsSmall(all - some))));
        }

        // The control: small counts alone hidden, and the sums that they are parts of shown.
        Assert.NotEmpty(Told(periods, p => real[(p, Measure.Referrals)].Count is { } count && !SmallNumbers.IsSmall(count) ? count : null, referred, out _));
        Assert.Contains(periods, p => real[(p, Measure.ProtectionPlans)].Count is { } plans && SmallNumbers.IsSmall(real[(p, Measure.ChildrenInNeed)].Count!.Value - plans));
    }

    /// <summary>What of each period’s quarters comes out that is small: by each pair, and by solving for all at once.</summary>
    private static List<string> Told(IReadOnlyList<Period> periods, Func<Period, int?> shown, Dictionary<Period, int> referred, out int pairs)
    {
        List<string> told = [];
        pairs = 0;
        var known = periods.Select(p => (Period: p, Of: Enumerable.Range(0, Quarters.Count).Where(n => Quarters[n].From >= p.From && Quarters[n].To <= p.To).ToHashSet(), Count: shown(p))).ToList();
        foreach (var (one, number) in known.Select((k, n) => (k, n)))
        {
            foreach (var other in known.Skip(number + 1))
            {
                pairs++;
                var (larger, smaller) = one.Of.Count >= other.Of.Count ? (one, other) : (other, one);
                if (larger.Count is { } all && smaller.Count is { } some && larger.Of.IsProperSupersetOf(smaller.Of) && SmallNumbers.IsSmall(all - some))
                {
                    told.Add($"{larger.Period.Key} without {smaller.Period.Key}: {all - some}");
                }
            }
        }

        var rows = known.Where(k => k.Count is not null).Select(k => Enumerable.Range(0, Quarters.Count).Select(n => k.Of.Contains(n) ? 1.0 : 0.0).Append(k.Count!.Value).ToArray()).ToList();
        Reduce(rows);
        foreach (var (period, of, _) in known.Where(k => SmallNumbers.IsSmall(k.Of.Sum(n => referred[Quarters[n]]))))
        {
            var left = Enumerable.Range(0, Quarters.Count).Select(n => of.Contains(n) ? 1.0 : 0.0).Append(0).ToArray();
            foreach (var row in rows)
            {
                Take(left, row, Array.FindIndex(row, v => Math.Abs(v) > Nothing));
            }

            if (left[..^1].All(v => Math.Abs(v) < Nothing))
            {
                told.Add($"{period.Key}: {-left[^1]}");
            }
        }

        return told;
    }

    /// <summary>Gauss and Jordan: each row has a first quarter that no other one has.</summary>
    private static void Reduce(List<double[]> rows)
    {
        var done = 0;
        for (var column = 0; column < Quarters.Count && done < rows.Count; column++)
        {
            var pivot = rows.FindIndex(done, r => Math.Abs(r[column]) > Nothing);
            if (pivot < 0)
            {
                continue;
            }

            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            var scale = rows[done][column];
            for (var n = 0; n < rows[done].Length; n++)
            {
                rows[done][n] /= scale;
            }

            for (var other = 0; other < rows.Count; other++)
            {
                if (other != done)
                {
                    Take(rows[other], rows[done], column);
                }
            }

            done++;
        }

        rows.RemoveRange(done, rows.Count - done);
    }

    private static void Take(double[] from, double[] row, int column)
    {
        var times = from[column];
        for (var n = 0; n < from.Length; n++)
        {
            from[n] -= times * row[n];
        }
    }

    private static async Task<Dictionary<(Period, Measure), (int? Count, string Rate)>> Read(Visitor visitor, IEnumerable<Period> periods)
    {
        var read = new Dictionary<(Period, Measure), (int?, string)>();
        foreach (var period in periods)
        {
            var lines = (await visitor.Open(OutcomesLinks.MeasuresAsCsv(period))).Body.Split("\r\n")[1..^1].Select(l => Cell().Matches(l).Select(m => m.Value.Trim(',').Trim('"')).ToList());
            foreach (var cells in lines)
            {
                var measure = MeasureDefinition.All.Single(d => d.Name == cells[0]).Measure;
                Assert.Equal(period.InWords, cells[1]);
                read[(period, measure)] = (int.TryParse(cells[2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) ? count : null, cells[3]);
            }
        }

        return read;
    }

    [GeneratedRegex("(^|,)(\"([^\"]|\"\")*\"|[^,]*)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Cell();
}
