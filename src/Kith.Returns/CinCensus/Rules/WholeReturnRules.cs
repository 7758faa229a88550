using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of the return as a whole. Each rule keeps a few numbers, however many children there are.</summary>
internal static class WholeReturnRules
{
    public static IReadOnlyList<Func<IReturnRule>> All { get; } =
    [
        () => new MorePlansThanConferences(), () => new SexOftenUnknown("GenderCurrent", "0", to: 2024), () => new SexOftenUnknown("Sex", "U", from: 2025),
        () => new FewDisabilities(), () => new NobodyWithTwoDisabilities(),
    ];

    private static CensusRule OnTheWholeReturn(string code, CensusTable table, string fields, string says, string mend, int? from = null, int? to = null) =>
        Definition(code, table, fields, says, mend, from, to) with { IsOnTheWholeReturn = true };

    private sealed class MorePlansThanConferences : IReturnRule
    {
        private long plans;
        private long conferences;

        public CensusRule Rule { get; } = OnTheWholeReturn(
            "2883", CensusTable.ChildProtectionPlans, "CPPstartDate",
            "More child protection plans start in the year than initial conferences are held in it",
            "Look for plans whose conference is missing, of the section 47 enquiry or of the episode itself");

        public void Count(ChildRow child, CensusPeriod period)
        {
            plans += child.ProtectionPlans.Count(plan => period.Holds(plan.Started));
            foreach (var episode in child.Episodes)
            {
                conferences += (period.Holds(episode.Conference) ? 1 : 0) + episode.Enquiries.Count(enquiry => period.Holds(enquiry.Conference));
            }
        }

        public bool Fails() => plans > conferences;
    }

    private sealed class SexOftenUnknown(string field, string unknown, int? from = null, int? to = null) : IReturnRule
    {
        private long children;
        private long withoutSex;

        public CensusRule Rule { get; } = OnTheWholeReturn(
            "2886Q", CensusTable.ChildIdentifiers, field,
            "More than 2 % of the children have no sex recorded, leaving out the unborn",
            "Record the sex of the children who have been born",
            from, to);

        public void Count(ChildRow child, CensusPeriod period)
        {
            var sex = field == "Sex" ? child.Sent.Sex : child.Sent.GenderCurrent;
            children++;
            withoutSex += child.Sent.ExpectedPersonBirthDate.IsBlank && (sex.IsBlank || sex.Value == unknown) ? 1 : 0;
        }

        public bool Fails() => withoutSex * 100 > children * 2;
    }

    /// <summary>Counts codes of the set: a misspelt one is not a disability more (8540 flags it).</summary>
    private sealed class FewDisabilities : IReturnRule
    {
        private const int FewestOfAnAuthority = 7;

        private readonly HashSet<string> codes = new(StringComparer.Ordinal);

        public CensusRule Rule { get; } = OnTheWholeReturn(
            "2887Q", CensusTable.Disabilities, "Disability",
            "Seven kinds of disability or fewer are recorded in the whole return",
            "Check that your system sends every disability that is recorded");

        public void Count(ChildRow child, CensusPeriod period)
        {
            foreach (var disability in child.Disabilities)
            {
                if (!disability.IsNone && CensusCodes.Disability.IsValid(disability.Code, period.Year))
                {
                    codes.Add(disability.Code!);
                }
            }
        }

        public bool Fails() => codes.Count <= FewestOfAnAuthority;
    }

    private sealed class NobodyWithTwoDisabilities : IReturnRule
    {
        private bool hasOne;

        public CensusRule Rule { get; } = OnTheWholeReturn(
            "2888Q", CensusTable.Disabilities, "Disability",
            "No child in the whole return has more than one disability",
            "Check that your system sends all disabilities of a child, not only the first");

        public void Count(ChildRow child, CensusPeriod period) =>
            hasOne = hasOne || child.Disabilities.Where(d => d is { IsNone: false, Code: not null }).Select(d => d.Code).Distinct(StringComparer.Ordinal).Skip(1).Any();

        public bool Fails() => !hasOne;
    }
}
