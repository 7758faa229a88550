namespace Kith.Practice.Connections;

/// <summary>
/// A need as families have it, with the factors of an assessment that tell of it and the terms under which directories list help with it. One version of
/// the table stands at a time; an older one is kept with its last day.
/// </summary>
/// <param name="Factors">Codes of the children in need census (N00181).</param>
/// <param name="Terms">Names of taxonomy terms, whatever their case; what stands under a term counts too.</param>
/// <param name="From">First day on which a family is matched by this line.</param>
/// <param name="Until">Last such day; open when null.</param>
/// <param name="IsSided">That somebody asks for this help tells of domestic abuse: it is kept on one side.</param>
public sealed record HelpNeed(string Code, string Name, IReadOnlyList<string> Factors, IReadOnlyList<string> Terms, DateOnly From, DateOnly? Until = null, bool IsSided = false)
{
    public const string Source = "Ours: the factors are the children in need census’s (N00181), the terms those of the directories that Kith has met; which leads to which is our own reading";

    private static readonly DateOnly First = new(2026, 1, 1);

    public static IReadOnlyList<HelpNeed> All { get; } =
    [
        new("domestic-abuse", "Domestic abuse", ["3A", "3B", "3C"], ["Domestic abuse", "Domestic abuse support", "Domestic violence", "Behaviour change"], First, IsSided: true),
        new("drugs-alcohol", "Drugs and alcohol", ["1A", "1B", "1C", "2A", "2B", "2C"], ["Drugs and alcohol", "Substance misuse", "Substance misuse treatment"], First),
        new("parents-mental-health", "Mental health of parents", ["4B", "4C"], ["Mental health of parents", "Adult mental health"], First),
        new("childrens-wellbeing", "Children’s wellbeing", ["4A", "15A", "17A"], ["Children’s wellbeing", "Children's wellbeing", "Child mental health"], First),
        new("parenting", "Parenting", ["14A", "16A", "17A"], ["Parenting", "Parenting programmes", "Parenting support"], First),
        new("early-years", "Early years", [], ["Early years"], First),
        new("additional-needs", "Additional needs", ["5A", "6A"], ["Additional needs", "Special educational needs and disabilities"], First),
        new("caring", "Caring for somebody", ["7A", "6B", "6C"], ["Caring for somebody", "Young carers", "Carers"], First),
        new("safety-outside", "Safety outside the home", ["10A", "11A", "12A", "13A", "24A"], ["Safety outside the home", "Exploitation"], First),
        new("food-basics", "Food and basics", ["16A"], ["Food and basics", "Food and essentials"], First),
        new("money", "Money and debt", [], ["Money and debt", "Money advice", "Debt advice"], First),
        new("housing", "Housing", [], ["Housing", "Housing advice"], First),
        new("loss", "Loss", [], ["Loss", "Bereavement"], First),
        new("separation", "Separation", [], ["Separation"], First),
        new("work-learning", "Work and learning", [], ["Work and learning", "Employment support", "Adult learning"], First),
        new("things-to-do", "Things to do", [], ["Things to do", "Activities", "Youth work"], First),
    ];

    public static IReadOnlyList<HelpNeed> On(DateOnly day) => All.Where(n => n.From <= day && (n.Until is null || day <= n.Until)).ToList();

    public static HelpNeed? Find(string? code) => All.LastOrDefault(n => n.Code == code);

    /// <summary>The needs of which the factors of an assessment tell, in the order of the table.</summary>
    public static IReadOnlyList<HelpNeed> Of(IReadOnlyCollection<string> factors, DateOnly day) => On(day).Where(n => n.Factors.Any(factors.Contains)).ToList();

    public bool HasTerm(string term) => Terms.Contains(term, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether help under these terms is kept on one side of domestic abuse.</summary>
    public static bool AreSided(IEnumerable<string> terms) => terms.Any(t => All.Any(n => n.IsSided && n.HasTerm(t)));
}
