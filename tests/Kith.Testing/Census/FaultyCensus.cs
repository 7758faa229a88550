using Kith.Returns.CinCensus;

namespace Kith.Testing.Census;

/// <summary>
/// An invented census with faults in one child of ten, as authorities have them: the same arguments give the same bytes. Each faulty child has one fault,
/// of which the code of the rule that it breaks is told.
/// </summary>
public static class FaultyCensus
{
    private const int ChildrenAFault = 10;

    private static readonly (string Rule, Func<CensusChild, CensusChild> Make)[] Faults =
    [
        ("1540", c => c with { Upn = new("A2010X0000010"), UpnUnknown = default }),
        ("1580", c => c with { LaChildId = new($"{c.LaChildId.Value}-1") }),
        ("4180", c => c with { Sex = default }),
        ("4220", c => c with { Ethnicity = new("WHITE") }),
        ("8500", c => c with { LaChildId = default }),
        ("8520", c => c with { PersonBirthDate = new("31/12/2015") }),
        ("8545Q", c => c with { PersonDeathDate = new("2019-01-01") }),
        ("8568", c => First(c, e => e with { ReferralNfa = default })),
        ("8590", c => c with { Episodes = [] }),
        ("8600", c => First(c, e => e with { CinReferralDate = new("2099-01-01") })),
        ("8620", c => First(c, e => e with { CinClosureDate = new("2019-05-05"), ReasonForClosure = new("RC7") })),
        ("8650", c => First(c, e => e with { PrimaryNeedCode = new("N77") })),
        ("8794", c => c with { Disabilities = [new("AUT"), new("AUT")] }),
        ("8805", c => First(c, e => e with { CinClosureDate = new("2025-12-12"), ReasonForClosure = default })),
        ("8866", c => First(c, e => e with { ReferralSource = default })),
        ("8898", c => First(c, e => e with { Assessments = [new() { ActualStartDate = e.CinReferralDate, AuthorisationDate = new("2026-03-30"), Factors = [new("3B"), new("3B")] }] })),
    ];

    /// <param name="clean">A census of <see cref="InventedCensus"/>, read once.</param>
    /// <param name="stream">Where the file with faults goes; left open.</param>
    /// <returns>How often each rule was broken on purpose. One fault may break other rules too.</returns>
    public static IReadOnlyDictionary<string, int> Write(Stream clean, Stream stream, int seed = 1)
    {
        var chance = new Chance(seed, 0xFA17);
        var planted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var reader = CensusReader.Open(clean);
        CensusWriter.Write(stream, reader.Header!.CensusYear!.Value, reader.Header, reader.ReadChildren().Select(WithChance));
        return planted;

        CensusChild WithChance(CensusChild child)
        {
            if (chance.From(1, ChildrenAFault) > 1)
            {
                return child;
            }

            var (rule, make) = chance.Of(Faults);
            planted[rule] = planted.GetValueOrDefault(rule) + 1;
            return make(child);
        }
    }

    private static CensusChild First(CensusChild child, Func<CensusEpisode, CensusEpisode> change) =>
        child with { Episodes = [change(child.Episodes[0]), .. child.Episodes.Skip(1)] };
}
