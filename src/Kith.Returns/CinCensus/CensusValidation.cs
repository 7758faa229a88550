using Kith.Returns.CinCensus.Rules;

namespace Kith.Returns.CinCensus;

/// <summary>
/// Validates one return, in one pass: <see cref="Begin"/> asks the rules of the header, <see cref="Take"/> those of one child after another, <see cref="End"/>
/// those of the whole return. It keeps about 80 bytes a child, so that a number used twice is seen, and nothing else.
/// Any rule that throws is <see cref="Crashed"/> and asked no more; whatever it found before stays.
/// A date that was sent and is no date counts as sent: nothing is open or missing because of it, and the rule that says in which days it must lie flags it.
/// </summary>
public sealed class CensusValidation
{
    private readonly RowCount count = new();
    private readonly MetChildren met = new();
    private readonly IReadOnlyList<UniqueRule> unique;
    private readonly IReadOnlyList<IReturnRule> wholeReturn;
    private readonly HeaderRow header;
    private readonly List<CensusFinding> found = [];
    private readonly Dictionary<CensusRule, CensusCrash> crashed = [];

    /// <param name="header">The file’s; null when it has none.</param>
    /// <param name="year">The census that it is to be validated as; the header’s when null, and the newest one with rules when that says none.</param>
    public CensusValidation(CensusHeader? header, CensusYear? year = null)
        : this(header, year, CensusRuleset.For(YearOf(header, year)))
    {
    }

    internal CensusValidation(CensusHeader? header, CensusYear? year, CensusRuleset ruleset)
    {
        this.header = new HeaderRow(header);
        Ruleset = ruleset;
        Period = new CensusPeriod(YearOf(header, year), header);
        unique = [.. ruleset.Unique.Select(make => make())];
        wholeReturn = [.. ruleset.WholeReturn.Select(make => make())];
    }

    public CensusRuleset Ruleset { get; }

    public CensusPeriod Period { get; }

    /// <summary>Rules that failed by themselves and so were not evaluated, or not to the end.</summary>
    public IReadOnlyCollection<CensusCrash> Crashed => crashed.Values;

    /// <summary>What is wrong with the header.</summary>
    public IReadOnlyList<CensusFinding> Begin()
    {
        Ask(Ruleset.Header, header);
        return Found();
    }

    /// <summary>What is wrong with the next child, rule by rule; with an earlier one as well when the two share a number that nobody may share.</summary>
    public IReadOnlyList<CensusFinding> Take(CensusChild child)
    {
        ArgumentNullException.ThrowIfNull(child);
        var row = new ChildRow(child, count);
        Ask(Ruleset.Children, row);
        Ask(Ruleset.Characteristics, row.Characteristics);
        foreach (var disability in row.Disabilities)
        {
            Ask(Ruleset.Disabilities, disability);
        }

        foreach (var episode in row.Episodes)
        {
            Ask(Ruleset.Episodes, episode);
            AskAll(Ruleset.Assessments, episode.Assessments);
            AskAll(Ruleset.CinPlans, episode.CinPlans);
            AskAll(Ruleset.Enquiries, episode.Enquiries);
            foreach (var plan in episode.ProtectionPlans)
            {
                Ask(Ruleset.ProtectionPlans, plan);
                AskAll(Ruleset.Reviews, plan.Reviews);
            }
        }

        met.Add(row.Line, row.ChildId);
        foreach (var rule in unique)
        {
            Guard(rule.Rule, row.Line, () => rule.Take(row, met, found));
        }

        foreach (var rule in wholeReturn)
        {
            Guard(rule.Rule, row.Line, () => rule.Count(row, Period));
        }

        return Found();
    }

    /// <summary>The rules that the return as a whole breaks. Asked once, after the last child.</summary>
    public IReadOnlyList<CensusRule> End()
    {
        var broken = new List<CensusRule>();
        foreach (var rule in wholeReturn)
        {
            Guard(rule.Rule, 0, () =>
            {
                if (rule.Fails())
                {
                    broken.Add(rule.Rule);
                }
            });
        }

        return broken;
    }

    /// <summary>The findings of the header and of every child, one after another. <see cref="End"/> is for the caller, when they are through.</summary>
    public IEnumerable<CensusFinding> Check(IEnumerable<CensusChild> children)
    {
        ArgumentNullException.ThrowIfNull(children);
        return Begin().Concat(children.SelectMany(Take));
    }

    private static CensusYear YearOf(CensusHeader? header, CensusYear? year) =>
        year ?? (header?.CensusYear is { EndsIn: >= 2000 and < 2100 } sent ? sent : CensusRuleset.Newest);

    private void AskAll<TRow>(IReadOnlyList<RowRule<TRow>> rules, IReadOnlyList<TRow> rows)
        where TRow : CensusRow, IStandsIn
    {
        foreach (var row in rows)
        {
            Ask(rules, row);
        }
    }

    private void Ask<TRow>(IReadOnlyList<RowRule<TRow>> rules, TRow row)
        where TRow : CensusRow, IStandsIn
    {
        foreach (var rule in rules)
        {
            if (HasCrashed(rule.Rule))
            {
                continue;
            }

            // Whatever a rule throws, the others are asked all the same.
            try
            {
                if (rule.Ask(row, Period) is { } finding)
                {
                    found.Add(finding);
                }
            }
            catch (Exception why) when (why is not OutOfMemoryException)
            {
                Crash(rule.Rule, row.Line, why);
            }
        }
    }

    private void Guard(CensusRule rule, int line, Action count)
    {
        if (HasCrashed(rule))
        {
            return;
        }

        try
        {
            count();
        }
        catch (Exception why) when (why is not OutOfMemoryException)
        {
            Crash(rule, line, why);
        }
    }

    private bool HasCrashed(CensusRule rule) => crashed.Count > 0 && crashed.ContainsKey(rule);

    private void Crash(CensusRule rule, int line, Exception why) => crashed[rule] = new CensusCrash(rule, line, why.GetType().Name);

    private CensusFinding[] Found()
    {
        if (found.Count == 0)
        {
            return [];
        }

        CensusFinding[] taken = [.. found];
        found.Clear();
        return taken;
    }
}
