using Kith.Returns.CinCensus;

namespace Kith.Returns.LookedAfter;

/// <summary>One code of the return on children looked after, with its meaning, the years of the return in which it stands and its place in Annex A.</summary>
/// <param name="AnnexA">The value that list 8 of Annex A asks for. Which code belongs to which value is our own reading.</param>
public sealed record CareCode(string Code, string Meaning, string AnnexA, CensusYear From, CensusYear? To = null)
{
    public bool IsValidIn(CensusYear year) => year >= From && (To is null || year <= To);
}

/// <summary>
/// Code sets of the return on children looked after (SSDA903), as far as Kith records what they code. Years are named by the calendar year in which they end.
/// Source: SSDA903 schemas of Social Finance’s LIIA tools, 2017 to 2026, and the meanings of the codes there; placements Z11 to Z14, which the return of 2026-27 adds,
/// are not offered until their meanings are published. Categories of need are those of the children in need census (N00101), N1 to N8. A code older than 2021-22
/// is given from that year.
/// </summary>
public static class CareCodes
{
    private static readonly CensusYear Oldest = new(2022);

    /// <summary>The categories of need that a child looked after may have.</summary>
    public static IReadOnlyList<CensusCode> NeedsIn(CensusYear year) => [.. CensusCodes.PrimaryNeed.In(year).Where(c => c.Code is not ("N0" or "N9"))];

    /// <summary>LS: under what law the child is looked after.</summary>
    public static IReadOnlyList<CareCode> LegalStatuses { get; } =
    [
        Code("C1", "Interim care order", "a) Interim care orders"),
        Code("C2", "Full care order", "b) Full care orders"),
        Code("D1", "Freeing order granted", "c) Freed for  Adoption"),
        Code("E1", "Placement order granted", "d) Placement order granted"),
        Code("V2", "Single period of accommodation under section 20 of the Children Act 1989", "e) Accommodated under S20"),
        Code("V3", "Agreed series of short breaks, each recorded", "e) Accommodated under S20"),
        Code("V4", "Agreed series of short breaks, the agreement recorded", "e) Accommodated under S20"),
        Code("L1", "Under police protection and in local authority accommodation", "f) Detained on child protection grounds in LA accommodation"),
        Code("L2", "Emergency protection order", "f) Detained on child protection grounds in LA accommodation"),
        Code("L3", "Under a child assessment order and in local authority accommodation", "f) Detained on child protection grounds in LA accommodation"),
        Code("J1", "Remanded to local authority accommodation or youth detention accommodation", "J1: Remanded to LA or youth detention"),
        Code("J2", "In local authority accommodation under the Police and Criminal Evidence Act 1984", "J2: LA accommodation under PACE"),
        Code("J3", "Youth rehabilitation order with a residence or intensive fostering requirement", "g) Youth justice legal Statuses"),
    ];

    /// <summary>PLACE: what kind of place the child lives in.</summary>
    public static IReadOnlyList<CareCode> Placements { get; } =
    [
        Code("U1", "Foster placement with relatives or friends, long term", Foster),
        Code("U2", "Foster placement with relatives or friends, fostering for adoption or concurrent planning", Foster),
        Code("U3", "Foster placement with relatives or friends, neither long term nor for adoption", Foster),
        Code("U4", "Foster placement with other foster carers, long term", Foster),
        Code("U5", "Foster placement with other foster carers, fostering for adoption or concurrent planning", Foster),
        Code("U6", "Foster placement with other foster carers, neither long term nor for adoption", Foster),
        Code("A3", "Placed for adoption with consent, with the current foster carers", ForAdoption),
        Code("A4", "Placed for adoption with consent, not with the current foster carers", ForAdoption),
        Code("A5", "Placed for adoption under a placement order, with the current foster carers", ForAdoption),
        Code("A6", "Placed for adoption under a placement order, not with the current foster carers", ForAdoption),
        Code("P1", "With own parents or others with parental responsibility", "c) Placed with parents"),
        Code("P2", "Independent living", "d) Independent living") with { To = new CensusYear(2025) },
        Code("P3", "Residential employment", "e) Residential employment"),
        Code("H5", "Semi-independent living, not under the children’s homes regulations", Residential) with { To = new CensusYear(2025) },
        Code("K1", "Secure children’s home", "g) Secure Children’s Homes"),
        Code("K2", "Children’s home under the children’s homes regulations", "h) Children’s Homes"),
        Code("K3", "Registered supported accommodation", Residential) with { From = new CensusYear(2026) },
        Code("R1", "Residential care home", "i) Residential Care Home"),
        Code("R2", "NHS or other establishment that gives medical or nursing care", "j) NHS/Health Trust"),
        Code("R3", "Family centre or mother and baby unit", "k) Family Centre or Mother and Baby Unit"),
        Code("R5", "Young offender institution", "l) Young Offender Institution"),
        Code("S1", "Residential school that is not also a children’s home", "m) Residential school"),
        Code("T0", "Temporary move", Temporary),
        Code("T1", "Temporary: in hospital", Temporary),
        Code("T2", "Temporary: on holiday", Temporary),
        Code("T3", "Temporary: while the foster carers are on holiday", Temporary),
        Code("T4", "Temporary: seven days or less for another reason", Temporary),
        Code("Z1", "Other placement", "n) Other placements"),
    ];

    /// <summary>PLACE_PROVIDER: who runs the placement.</summary>
    public static IReadOnlyList<CareCode> Providers { get; } =
    [
        Code("PR1", "This authority, or the regional adoption agency it hosts", "a) Own LA"),
        Code("PR2", "Another authority, or the regional adoption agency it hosts", "c) Other"),
        Code("PR3", "Another public body", "c) Other"),
        Code("PR4", "Private provider", "b) Private"),
        Code("PR5", "Voluntary or third sector", "c) Other"),
        Code("PR0", "Parents or others with parental responsibility", "c) Other"),
    ];

    /// <summary>REC, as far as it ends a period: why the child ceased to be looked after.</summary>
    public static IReadOnlyList<CareCode> Reasons { get; } =
    [
        Code("E4A", "Returned home to parents, relatives or others with parental responsibility, as planned", "d) Returned home to live with parents or relatives"),
        Code("E4B", "Returned home to parents, relatives or others with parental responsibility, not as planned", "d) Returned home to live with parents or relatives"),
        Code("E13", "Left to live with parents, relatives or others without parental responsibility", "e) Left care to live with parents, relatives or other person with no parental responsibility"),
        Code("E41", "Child arrangements order or residence order granted", "f) Residence order granted"),
        Code("E45", "Special guardianship order to former foster carers who are relatives or friends", Guardianship),
        Code("E46", "Special guardianship order to former foster carers who are not relatives or friends", Guardianship),
        Code("E47", "Special guardianship order to other carers who are relatives or friends", Guardianship),
        Code("E48", "Special guardianship order to other carers who are not relatives or friends", Guardianship),
        Code("E11", "Adopted, the order unopposed", "a) Adopted"),
        Code("E12", "Adopted, consent dispensed with by the court", "a) Adopted"),
        Code("E5", "Moved into independent living with formal support", "h) Moved into independent living"),
        Code("E6", "Moved into independent living without formal support", "h) Moved into independent living"),
        Code("E17", "Aged 18 or over and stayed with the carers", "n) Care ceased for any other reason"),
        Code("E7", "Moved into residential care paid for by adult social care", "i) Transferred to residential care funded by adult social services"),
        Code("E3", "Care taken over by another authority in the UK", "c) Care taken by another LA"),
        Code("E9", "Sentenced to custody", "j) Sentenced to custody"),
        Code("E14", "Accommodation on remand ended", "k) Accommodation on remand ended"),
        Code("E15", "Found to be 18 or over", "l) Age assessment determined child was 18 or over"),
        Code("E16", "Moved abroad", "m) Child moved abroad"),
        Code("E2", "Died", "b) Died"),
        Code("E8", "Another reason", "n) Care ceased for any other reason"),
    ];

    private const string Foster = "a) Foster placement";
    private const string ForAdoption = "b) Placed for adoption";
    private const string Residential = "f) Residential accommodation";
    private const string Temporary = "o) Temporary placement";
    private const string Guardianship = "g) Special Guardianship Orders";

    public static IReadOnlyList<CareCode> In(this IReadOnlyList<CareCode> codes, CensusYear year) => [.. codes.Where(c => c.IsValidIn(year))];

    /// <summary>What a code means; the code itself when it is none of the set.</summary>
    public static string MeaningOf(this IReadOnlyList<CareCode> codes, string code) => codes.FirstOrDefault(c => c.Code == code)?.Meaning ?? code;

    /// <summary>The value of Annex A for a code; null when it is none of the set.</summary>
    public static string? InAnnexA(this IReadOnlyList<CareCode> codes, string? code) => codes.FirstOrDefault(c => c.Code == code)?.AnnexA;

    private static CareCode Code(string code, string meaning, string annexA) => new(code, meaning, annexA, Oldest);
}
