using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Rules.Clean;

namespace Kith.Returns.Tests.CinCensus.Rules;

internal static class ChildIdentifierCases
{
    private static readonly CensusCinPlan Plan = CinPlan;

    public static IEnumerable<RuleCase> All => Cases.Of(
        new Cases("100")
            .Breaks("no header", header: null)
            .Breaks("no reference date", Header with { ReferenceDate = default })
            .Breaks("a reference date that is no date", Header with { ReferenceDate = new("31/03/2026") })
            .Breaks("the day before", Header with { ReferenceDate = new("2026-03-30") })
            .Breaks("31 March of another year", Header with { ReferenceDate = new("2025-03-31") })
            .Breaks("no year", Header with { Year = default })
            .Holds("31 March of the year", Header),
        new Cases("1510")
            .Breaks("another first letter", Child with { Upn = new("A201000000010") })
            .Holds("the letter that the digits ask for", Child with { Upn = new("Z201000000021") })
            .Holds("not asked of a temporary number, which has a letter at its end", Child with { Upn = new("A20100000001A") })
            .Holds("not asked of twelve characters", Child with { Upn = new("A20100000001") }),
        new Cases("1520")
            .Breaks("two children share it, and both are flagged", [0, 2], Child, Child with { LaChildId = new("C2"), Upn = new("Z201000000021") }, Child with { LaChildId = new("C3") })
            .Breaks("three children share it", [0, 1, 2], Child, Child with { LaChildId = new("C2") }, Child with { LaChildId = new("C3") })
            .Holds("each has their own", Child, Child with { LaChildId = new("C2"), Upn = new("Z201000000021") })
            .Holds("nobody has one", Child with { Upn = default }, Child with { LaChildId = new("C2"), Upn = new(" ") }),
        new Cases("1530")
            .Breaks("200 is no authority", Child with { Upn = new("T200000000010") })
            .Breaks("999 is no authority", Child with { Upn = new("B999000000010") })
            .Holds("201 is one", Child)
            .Holds("943 is one since 2023-24", Child with { Upn = new("H943000000017") })
            .Holds("not asked of twelve characters", Child with { Upn = new("T20000000001") }),
        new Cases("1530", year: 2023)
            .Breaks("942 is one only from 2023-24 on", Child with { Upn = new("E942000000010") })
            .Holds("941 is one", Child with { Upn = new("E941000000010") }),
        new Cases("1540")
            .Breaks("a letter in the middle", Child with { Upn = new("X2010000000A0") })
            .Breaks("too short to have them", Child with { Upn = new("X20100") })
            .Holds("eight digits", Child),
        new Cases("1550")
            .Breaks("ends in S", Child with { Upn = new("X20100000001S") })
            .Breaks("ends in a small letter", Child with { Upn = new("X20100000001a") })
            .Holds("ends in T", Child with { Upn = new("X20100000001T") })
            .Holds("ends in a digit", Child),
        new Cases("1560Q")
            .Breaks("ten digits", Child with { FormerUpn = new("X20100000001") })
            .Breaks("begins with a digit", Child with { FormerUpn = new("1201000000010") })
            .Breaks("fourteen characters", Child with { FormerUpn = new("X2010000000101") })
            .Holds("ends in a digit", Child with { FormerUpn = new("X201000000010") })
            .Holds("a temporary one, ending in a letter", Child with { FormerUpn = new("T20100000001A") }),
        new Cases("1570")
            .Breaks("21 characters", Child with { LaChildId = new("ABCDEFGHIJ12345678901") })
            .Holds("20 characters", Child with { LaChildId = new("ABCDEFGHIJ1234567890") }),
        new Cases("1580")
            .Breaks("a hyphen", Child with { LaChildId = new("C-1") })
            .Breaks("a letter with an accent", Child with { LaChildId = new("Cé1") })
            .Holds("letters and digits", Child with { LaChildId = new("Cc1") }),
        new Cases("4008")
            .Breaks("the plan starts the day after the death", With(Plan) with { PersonDeathDate = new("2025-06-02") })
            .Holds("it starts on the day of the death", With(Plan) with { PersonDeathDate = new("2025-06-03") }),
        new Cases("4009Q")
            .Breaks("the plan ends the day after the death", With(Plan) with { PersonDeathDate = new("2025-09-30") })
            .Holds("it ends on the day of the death", With(Plan) with { PersonDeathDate = new("2025-10-01") }),
        new Cases("4180")
            .Breaks("missing", Child with { Sex = default })
            .Breaks("a code of earlier years", Child with { Sex = new("1") })
            .Breaks("sent under its earlier name", Child with { Sex = new("m") })
            .Holds("F", Child)
            .Holds("U", Child with { Sex = new("U") }),
        new Cases("4180", year: 2024)
            .Breaks("missing", Child with { Sex = default })
            .Breaks("a code that never was", Child with { Sex = default, GenderCurrent = new("3") })
            .Holds("9", Child with { Sex = default, GenderCurrent = new("9") }),
        new Cases("8500")
            .Breaks("missing", Child with { LaChildId = default })
            .Breaks("blank", Child with { LaChildId = new(" ") })
            .Holds("there", Child),
        new Cases("8510")
            .Breaks("two children share it, and both are flagged", [0, 1], Child, Child with { Upn = new("Z201000000021") })
            .Holds("each has their own", Child, Child with { LaChildId = new("C2") })
            .Holds("capitals tell two numbers apart", Child, Child with { LaChildId = new("c1") })
            .Holds("two children without one are for another rule", Child with { LaChildId = default }, Child with { LaChildId = default }),
        new Cases("8520")
            .Breaks("the day after the reference date", Child with { PersonBirthDate = new("2026-04-01") })
            .Breaks("no date", Child with { PersonBirthDate = new("2015-02-30") })
            .Holds("on the reference date", Child with { PersonBirthDate = new("2026-03-31") }),
        new Cases("8525Q")
            .Breaks("both", Child with { ExpectedPersonBirthDate = new("2015-06-01") })
            .Breaks("neither", Child with { PersonBirthDate = default })
            .Holds("born", Child)
            .Holds("unborn", Unborn),
        new Cases("8530Q")
            .Breaks("30 days before the reference date", Unborn with { ExpectedPersonBirthDate = new("2026-03-01") })
            .Breaks("nine months after it", Unborn with { ExpectedPersonBirthDate = new("2026-12-31") })
            .Breaks("no date", Unborn with { ExpectedPersonBirthDate = new("May") })
            .Holds("29 days before", Unborn with { ExpectedPersonBirthDate = new("2026-03-02") })
            .Holds("a day less than nine months after", Unborn with { ExpectedPersonBirthDate = new("2026-12-30") }),
        new Cases("8535Q")
            .Breaks("born the day after the death", Child with { PersonBirthDate = new("2025-06-02"), PersonDeathDate = new("2025-06-01") })
            .Breaks("died and never born", Unborn with { PersonDeathDate = new("2026-02-01") })
            .Holds("born on the day of the death", Child with { PersonBirthDate = new("2025-06-01"), PersonDeathDate = new("2025-06-01") }),
        new Cases("8545Q")
            .Breaks("the day before the year", Child with { PersonDeathDate = new("2025-03-31") })
            .Breaks("the day after the reference date", Child with { PersonDeathDate = new("2026-04-01") })
            .Breaks("no date", Child with { PersonDeathDate = new("2025") })
            .Holds("the first day", Child with { PersonDeathDate = new("2025-04-01") })
            .Holds("the reference date", Child with { PersonDeathDate = new("2026-03-31") }),
        new Cases("8590")
            .Breaks("no episode", Child with { Episodes = [] })
            .Holds("one", Child),
        new Cases("8750")
            .Breaks("an unborn boy", Unborn with { Sex = new("M") })
            .Breaks("an unborn child without a sex", Unborn with { Sex = default })
            .Holds("an unborn child’s is U", Unborn)
            .Holds("a born child may be a boy", Child with { Sex = new("M") }),
        new Cases("8750", year: 2023)
            .Breaks("an unborn boy", Unborn with { Sex = default, GenderCurrent = new("1") })
            .Holds("0", Unborn with { Sex = default, GenderCurrent = new("0") }),
        new Cases("8770Q")
            .Breaks("born on the last day of a school year", Child with { PersonBirthDate = new("2020-08-31"), Upn = default })
            .Breaks("said not to be of school age", Child with { Upn = default, UpnUnknown = new("UN1") })
            .Breaks("a reason that is none", Child with { Upn = default, UpnUnknown = new("UN8") })
            .Holds("born the day after", Child with { PersonBirthDate = new("2020-09-01"), Upn = default })
            .Holds("a reason", Child with { Upn = default, UpnUnknown = new("UN2") })
            .Holds("no further action", With(NoFurtherAction) with { Upn = default }),
        new Cases("8770Q", year: 2023)
            .Breaks("older than six", Child with { PersonBirthDate = new("2017-03-30"), Upn = default, Episodes = [Episode with { CinReferralDate = new("2022-05-06") }] })
            .Holds("six on the reference date", Child with { PersonBirthDate = new("2017-03-31"), Upn = default, Episodes = [Episode with { CinReferralDate = new("2022-05-06") }] }),
        new Cases("8772")
            .Breaks("one referral led to more", With(NoFurtherAction, Episode) with { Upn = default, UpnUnknown = new("UN7") })
            .Holds("none did", With(NoFurtherAction) with { Upn = default, UpnUnknown = new("UN7") }),
        new Cases("8775Q")
            .Breaks("25 the day before the reference date, and open", Child with { PersonBirthDate = new("2001-03-30") })
            .Breaks("closed the day after the 25th birthday", With(Closed with { CinClosureDate = new("2026-03-31") }) with { PersonBirthDate = new("2001-03-30") })
            .Holds("closed on the 25th birthday", With(Closed with { CinClosureDate = new("2026-03-30") }) with { PersonBirthDate = new("2001-03-30") })
            .Holds("25 on the reference date", Child with { PersonBirthDate = new("2001-03-31") }),
        new Cases("4220")
            .Breaks("missing", Child with { Ethnicity = default })
            .Breaks("no code", Child with { Ethnicity = new("White") })
            .Holds("a code", Child),
        new Cases("8540")
            .Breaks("nothing recorded", Child with { Disabilities = [] })
            .Breaks("one that is no code", Child with { Disabilities = [new("AUT"), new("autism")] })
            .Holds("NONE", Child)
            .Holds("an unborn child", Unborn)
            .Holds("no further action", With(NoFurtherAction) with { Disabilities = [] }),
        new Cases("8790")
            .Breaks("the others are flagged", [1, 2], Child with { Disabilities = [new("NONE"), new("AUT"), new("LD")] })
            .Holds("NONE alone", Child)
            .Holds("two others", Child with { Disabilities = [new("AUT"), new("LD")] }),
        new Cases("8794")
            .Breaks("both are flagged", [0, 2], Child with { Disabilities = [new("AUT"), new("LD"), new("AUT")] })
            .Holds("different ones", Child with { Disabilities = [new("AUT"), new("LD")] })
            .Holds("two children with the same", Child, Child with { LaChildId = new("C2") }));
}
