using static Kith.Returns.Tests.CinCensus.Rules.Clean;

namespace Kith.Returns.Tests.CinCensus.Rules;

internal static class FormCases
{
    public static IEnumerable<RuleCase> All => Cases.Of(
        new Cases("Form UPNunknown")
            .Breaks("no code", Unborn with { UpnUnknown = new("UN8") })
            .Holds("a code", Unborn)
            .Holds("none", Child),
        new Cases("Form DateOfInitialCPC")
            .Breaks("no date", With(Episode with { DateOfInitialCpc = new("20/05/2025") }))
            .Holds("a date", With(Episode with { DateOfInitialCpc = new("2025-05-20") }))
            .Holds("none", Child),
        new Cases("Form AssessmentActualStartDate")
            .Breaks("missing", With(Assessment with { ActualStartDate = default }))
            .Breaks("no date", With(Assessment with { ActualStartDate = new("2025-13-01") }))
            .Holds("a date", Child)
            .Holds("not authorised, which 8736 asks about", With(Assessment with { ActualStartDate = default, AuthorisationDate = default })),
        new Cases("Form AssessmentInternalReviewDate")
            .Breaks("no date", With(Assessment with { InternalReviewDate = new("later") }))
            .Holds("none", Child),
        new Cases("Form S47ActualStartDate")
            .Breaks("missing", With(Enquiry with { ActualStartDate = default, DateOfInitialCpc = default, IcpcNotRequired = new("1") }))
            .Holds("a date", With(Enquiry with { DateOfInitialCpc = default, IcpcNotRequired = new("1") }))
            .Holds("with a conference, which 8615 asks about", With(Enquiry with { ActualStartDate = default })),
        new Cases("Form InitialCPCtarget")
            .Breaks("no date", With(Enquiry with { InitialCpcTarget = new("28 May") }))
            .Holds("none", With(Enquiry with { InitialCpcTarget = default })),
        new Cases("Form ICPCnotRequired")
            .Breaks("missing", With(Enquiry with { IcpcNotRequired = default }))
            .Breaks("neither", With(Enquiry with { IcpcNotRequired = new("FALSE") }))
            .Holds("0", With(Enquiry))
            .Holds("true", With(Enquiry with { IcpcNotRequired = new("true") })));
}
