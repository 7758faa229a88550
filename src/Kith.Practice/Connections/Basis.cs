namespace Kith.Practice.Connections;

/// <summary>What allows a worker to tell a service about somebody.</summary>
public enum Basis
{
    Consent,
    PublicTask,
    LegalObligation,
    VitalInterests,
}

/// <summary>One of the bases on which people may be told of, with its source, its meaning in a worker’s words and the days on which it may be chosen.</summary>
/// <param name="From">First day on which it is offered.</param>
/// <param name="Until">Last such day; open when null.</param>
public sealed record LawfulBasis(Basis Code, string Name, string Meaning, string Source, DateOnly From, DateOnly? Until = null)
{
    /// <summary>That the list has these four, and their wording, are ours; the bases are the law’s.</summary>
    public const string Ours = "The bases are the law’s. That these four are offered, and how they are worded, is ours";

    private static readonly DateOnly InForce = new(2018, 5, 25);

    public static IReadOnlyList<LawfulBasis> All { get; } =
    [
        new(Basis.Consent, "They consented", "They know what is told to whom, and may change their mind", "UK GDPR, article 6(1)(a); article 9(2)(a)", InForce),
        new(
            Basis.PublicTask,
            "To safeguard a child, without consent",
            "Consent was not given, cannot be, or asking would put a child at more risk",
            "UK GDPR, article 6(1)(e); Data Protection Act 2018, schedule 1, paragraph 18; Children Act 2004, section 11",
            InForce),
        new(Basis.LegalObligation, "A law or a court requires it", "Such as an order of the court that names the service", "UK GDPR, article 6(1)(c)", InForce),
        new(Basis.VitalInterests, "Somebody’s life is in danger", "There is no time to ask", "UK GDPR, article 6(1)(d); article 9(2)(c)", InForce),
    ];

    public static IEnumerable<LawfulBasis> On(DateOnly day) => All.Where(b => b.From <= day && (b.Until is null || day <= b.Until));

    public static LawfulBasis Of(Basis code) => All.Last(b => b.Code == code);
}
