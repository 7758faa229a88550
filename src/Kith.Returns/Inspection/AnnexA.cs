namespace Kith.Returns.Inspection;

/// <summary>One list that inspectors ask for, with its columns in their order.</summary>
public sealed record AnnexAList(int Number, string Title, IReadOnlyList<string> Columns);

/// <summary>
/// The child-level lists 1 to 8 of Annex A, which Ofsted asks for at an inspection of children’s services (ILACS), and what goes into their columns. Source:
/// column names and codes of Annex A as Social Finance’s LIIA tools have them.
/// </summary>
public static class AnnexA
{
    public static IReadOnlyList<AnnexAList> Lists { get; } = Read();

    /// <param name="sex">M, F or U.</param>
    public static string Gender(string? sex) => sex switch
    {
        "M" => "a) Male",
        "F" => "b) Female",
        _ => "c) Not stated/recorded",
    };

    /// <param name="code">School census ethnicity code (N00177).</param>
    public static string Ethnicity(string? code) => code switch
    {
        "REFU" or "NOBT" or null => "f) Not stated",
        ['W', ..] => "a) White",
        ['M', ..] => "b) Mixed",
        "CHNE" => "e) Other ethnic group",
        ['A', ..] => "c) Asian or Asian British",
        ['B', ..] => "d) Black or black British",
        _ => "e) Other ethnic group",
    };

    /// <param name="code">Source of referral code (N00152).</param>
    public static string Source(string? code) => code switch
    {
        ['1', 'A' or 'B' or 'C' or 'D'] => "a) Individual",
        "2A" => "b) Schools",
        "2B" => "c) Education services",
        ['3', _] => "d) Health services",
        "4" => "e) Housing",
        ['5', _] => "f) LA services",
        "6" => "g) Police",
        "7" => "h) Other legal agency",
        "8" => "i) Other",
        "9" => "j) Anonymous",
        _ => "k) Unknown",
    };

    /// <param name="code">Primary need code (N00101).</param>
    public static string Need(string? code) => code switch
    {
        "N1" => "a) Abuse or neglect",
        "N2" => "b) Child's disability",
        "N3" => "c) Parents illness or disability",
        "N4" => "d) Family in acute stress",
        "N5" => "e) Family dysfunction",
        "N6" => "f) Socially unacceptable behaviour",
        "N7" => "g) Low income",
        "N8" => "h) Absent parenting",
        "N9" => "i) Not CIN",
        _ => "j) Not stated",
    };

    /// <param name="code">Reason for closure code (N00103); null while the episode is open.</param>
    public static string? Closure(string? code) => code switch
    {
        null => null,
        "RC1" => "a) Adopted",
        "RC2" => "b) Died",
        "RC3" => "c) Residence Order",
        "RC4" => "d) Special Guardianship Order",
        "RC5" => "e) Transfer to another LA",
        "RC6" => "f) Transfer to Adult Social Services",
        "RC8" or "RC9" => "h) Child not in need after assessment",
        _ => "g) 'Other' incl. Child no longer in need",
    };

    /// <param name="code">Category of abuse code (N00113).</param>
    public static string? Category(string? code) => code switch
    {
        "NEG" => "a) Neglect",
        "PHY" => "b) Physical Abuse",
        "SAB" => "c) Sexual Abuse",
        "EMO" => "d) Emotional Abuse",
        "MUL" => "e) Multiple",
        _ => null,
    };

    private static List<AnnexAList> Read()
    {
        List<AnnexAList> lists = [];
        List<string> columns = [];
        foreach (var line in Published.PublishedText.Lines("Kith.Returns.Inspection.lists.txt"))
        {
            if (line.StartsWith("List ", StringComparison.Ordinal))
            {
                columns = [];
                lists.Add(new AnnexAList(lists.Count + 1, line.Split(": ")[1], columns));
            }
            else
            {
                columns.Add(line.Trim());
            }
        }

        return lists;
    }
}
