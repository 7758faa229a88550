using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>
/// An information sharing agreement between the authority and an agency, between two days. Without one in force no posting of the agency acts. The authority itself
/// needs none. Source: the ICO's data sharing code of practice, which asks for purpose, lawful basis and a review.
/// </summary>
public sealed class Agreement
{
    /// <summary>Days before its end from which administrators are warned; ours.</summary>
    public const int DaysOfWarning = 60;

    private Agreement()
    {
    }

    public RowId Id { get; private set; }

    public AgencyId Agency { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day on which it is in force.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Where the signed document is kept.</summary>
    public string Reference { get; private set; } = string.Empty;

    public string Purpose { get; private set; } = string.Empty;

    public string LawfulBasis { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public static Outcome<Agreement> Make(AgencyId? agency, DateOnly? startsOn, DateOnly? endsOn, string? reference, string? purpose, string? lawfulBasis, Now now)
    {
        var no = new Refusals()
            .If(agency is null, "Agency", "Select the agency")
            .If(startsOn is null, "StartsOn", "Enter the first day of the agreement")
            .If(endsOn is null, "EndsOn", "Enter the last day of the agreement")
            .If(endsOn < startsOn, "EndsOn", "The last day of the agreement must be the same as or after the first day")
            .If(Text.Trimmed(reference) is null, "Reference", "Enter where the signed document is kept")
            .If(reference?.Length > Text.Line, "Reference", "Where the document is kept must be 200 characters or fewer")
            .If(Text.Trimmed(purpose) is null, "Purpose", "Enter what information is shared for")
            .If(purpose?.Length > Text.Sentence, "Purpose", "What information is shared for must be 1,000 characters or fewer")
            .If(Text.Trimmed(lawfulBasis) is null, "LawfulBasis", "Enter the lawful basis")
            .If(lawfulBasis?.Length > Text.Sentence, "LawfulBasis", "The lawful basis must be 1,000 characters or fewer");
        return no.Any
            ? no
            : new Agreement
            {
                Id = Shared.Id.New<RowId>(now),
                Agency = agency!.Value,
                StartsOn = startsOn!.Value,
                EndsOn = endsOn!.Value,
                Reference = reference!.Trim(),
                Purpose = purpose!.Trim(),
                LawfulBasis = lawfulBasis!.Trim(),
            };
    }

    public Refusals End(DateOnly? lastDay)
    {
        var no = new Refusals()
            .If(lastDay is null, "EndsOn", "Enter the last day of the agreement")
            .If(lastDay < StartsOn, "EndsOn", "The last day of the agreement must be the same as or after the first day");
        if (!no.Any)
        {
            EndsOn = lastDay!.Value;
        }

        return no;
    }

    public bool IsInForceOn(DateOnly day) => StartsOn <= day && EndsOn >= day;

    public static bool IsNeededBy(AgencyKind kind) => kind != AgencyKind.LocalAuthority;
}
