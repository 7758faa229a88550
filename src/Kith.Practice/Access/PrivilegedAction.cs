using System.Globalization;
using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>What a privileged action touches.</summary>
public enum PrivilegedGroup
{
    /// <summary>What somebody may do or see.</summary>
    Permission,

    /// <summary>How somebody signs in.</summary>
    Account,

    /// <summary>What keeps a family or a person from being found.</summary>
    Protection,

    /// <summary>Reading outside everyday work.</summary>
    Emergency,

    /// <summary>What leaves the record.</summary>
    Release,

    /// <summary>The record as a whole, or how it works for everybody.</summary>
    Record,
}

/// <summary>Who has to take part in a privileged action.</summary>
public enum Hands
{
    /// <summary>One person; the weekly review is the second look.</summary>
    One,

    /// <summary>This is the first of two: nothing happens before somebody else agrees.</summary>
    FirstOfTwo,

    /// <summary>Somebody else had proposed or prepared it.</summary>
    SecondOfTwo,

    /// <summary>A second person looks at each one by itself, with a clock of its own.</summary>
    ReviewedByItself,
}

/// <summary>
/// An action that gives, widens, takes away or takes out more than everyday work with a family does. Which are, and which of them need two people, is our own reading
/// of what is published of privileged access (role grants, shields removed, bulk exports), to be agreed by each partnership.
/// </summary>
/// <param name="Fact">The name of its fact in the Ledger.</param>
/// <param name="From">The first day on which it counts as privileged.</param>
public sealed record PrivilegedAction(string Fact, PrivilegedGroup Group, string Words, Hands Hands, DateOnly From)
{
    private static readonly DateOnly First = new(2024, 4, 1);

    /// <summary>From here on nobody gives an account, or a link with an identity provider, alone.</summary>
    private static readonly DateOnly AccountsTakeTwo = new(2026, 11, 23);

    // Of one fact the later rule stands after the earlier.
    private static readonly PrivilegedAction[] Table =
    [
        new("AgencyJoined", PrivilegedGroup.Permission, "Agency added", Hands.One, First),
        new("AgencyChanged", PrivilegedGroup.Permission, "Agency changed", Hands.One, First),
        new("AgreementMade", PrivilegedGroup.Permission, "Information sharing agreement recorded", Hands.One, First),
        new("AgreementEnded", PrivilegedGroup.Permission, "Information sharing agreement ended", Hands.One, First),
        new("ConfirmerNamed", PrivilegedGroup.Permission, "Somebody named who confirms an agency’s people", Hands.One, First),
        new("PostingProposed", PrivilegedGroup.Permission, "Posting proposed", Hands.FirstOfTwo, First),
        new("PostingDeclined", PrivilegedGroup.Permission, "Proposed posting declined", Hands.SecondOfTwo, First),
        new("PostingStarted", PrivilegedGroup.Permission, "Posting given", Hands.SecondOfTwo, First),
        new("PostingEnded", PrivilegedGroup.Permission, "Posting ended", Hands.One, First),
        new("AccountOpened", PrivilegedGroup.Account, "Account opened", Hands.One, First),
        new("AccountOpened", PrivilegedGroup.Account, "Account opened", Hands.FirstOfTwo, AccountsTakeTwo),
        new("AccountHandedOver", PrivilegedGroup.Account, "Account handed over to its worker", Hands.SecondOfTwo, AccountsTakeTwo),
        new("HandOverDeclined", PrivilegedGroup.Account, "Opened account declined, and closed", Hands.SecondOfTwo, AccountsTakeTwo),
        new("AccountClosed", PrivilegedGroup.Account, "Account closed", Hands.One, First),
        new("AccountReopened", PrivilegedGroup.Account, "Suspended account let in again", Hands.One, First),
        new("LinkProposed", PrivilegedGroup.Account, "Link with an identity provider proposed", Hands.FirstOfTwo, AccountsTakeTwo),
        new("LinkDeclined", PrivilegedGroup.Account, "Proposed link with an identity provider declined", Hands.SecondOfTwo, AccountsTakeTwo),
        new("AccountLinked", PrivilegedGroup.Account, "Account linked with an identity provider", Hands.One, First),
        new("AccountLinked", PrivilegedGroup.Account, "Account linked with an identity provider", Hands.SecondOfTwo, AccountsTakeTwo),
        new("AccountUnlinked", PrivilegedGroup.Account, "Account no longer linked with an identity provider", Hands.One, First),
        new("SessionsEnded", PrivilegedGroup.Account, "Sessions of a worker ended", Hands.One, First),
        new("UnshieldingProposed", PrivilegedGroup.Protection, "End of a protection proposed", Hands.FirstOfTwo, First),
        new("UnshieldingAnswered", PrivilegedGroup.Protection, "End of a protection answered", Hands.SecondOfTwo, First),
        new("FamilyRestricted", PrivilegedGroup.Protection, "Family restricted or sealed", Hands.One, First),
        new("LiftingProposed", PrivilegedGroup.Protection, "Lifting of a restriction proposed", Hands.FirstOfTwo, First),
        new("LiftingAnswered", PrivilegedGroup.Protection, "Lifting of a restriction answered", Hands.SecondOfTwo, First),
        new("PutOnFamilysList", PrivilegedGroup.Protection, "Worker put on the list of a restricted family", Hands.One, First),
        new("TakenOffFamilysList", PrivilegedGroup.Protection, "Worker taken off the list of a restricted family", Hands.One, First),
        new("LocationReaderNamed", PrivilegedGroup.Protection, "Worker let see protected locations", Hands.One, First),
        new("LocationReaderEnded", PrivilegedGroup.Protection, "Worker no longer sees protected locations", Hands.One, First),
        new("InterestMatched", PrivilegedGroup.Protection, "Conflict of interest recorded", Hands.One, First),
        new("InterestEnded", PrivilegedGroup.Protection, "Conflict of interest ended", Hands.One, First),
        new("OpenedInEmergency", PrivilegedGroup.Emergency, "Family opened in an emergency", Hands.ReviewedByItself, First),
        new("EmergencyReadsTaken", PrivilegedGroup.Emergency, "Reads of an emergency taken into the audit", Hands.One, First),
        new("DocumentReleased", PrivilegedGroup.Release, "Document released", Hands.SecondOfTwo, First),
        new("ExportOrdered", PrivilegedGroup.Release, "Export of many children asked for", Hands.FirstOfTwo, First),
        new("ExportAnswered", PrivilegedGroup.Release, "Export of many children answered", Hands.SecondOfTwo, First),
        new("ReturnExported", PrivilegedGroup.Release, "File of many children taken out", Hands.One, First),
        new("ImportStarted", PrivilegedGroup.Record, "Import into the record begun", Hands.One, First),
        new("RecordRestored", PrivilegedGroup.Record, "Record restored from a backup", Hands.One, First),
        new("AuthoritySet", PrivilegedGroup.Record, "Authority and its measures set", Hands.One, First),
        new("DirectorySet", PrivilegedGroup.Record, "Directory of services set", Hands.One, First),
        new("MailMended", PrivilegedGroup.Record, "Parked mail sent again or dropped", Hands.One, First),
    ];

    /// <summary>Those that count on a day, each as it counts then.</summary>
    public static IReadOnlyList<PrivilegedAction> On(DateOnly day) => [.. Table.Where(a => a.From <= day).GroupBy(a => a.Fact).Select(a => a.Last())];

    /// <summary>As it counts on a day; null when it never does.</summary>
    public static PrivilegedAction? Of(string fact, DateOnly day) => Array.FindLast(Table, a => a.Fact == fact && a.From <= day) ?? Array.Find(Table, a => a.Fact == fact);
}

/// <summary>A week from Monday to Sunday in England, as ISO 8601 numbers them: 2026-W47.</summary>
public readonly record struct IsoWeek(DateOnly Monday)
{
    /// <summary>The first moment of the week, in UTC.</summary>
    public DateTime Start => Now.OnClock(Monday, TimeOnly.MinValue).Moment;

    /// <summary>The first moment after it, in UTC.</summary>
    public DateTime End => Now.OnClock(Monday.AddDays(7), TimeOnly.MinValue).Moment;

    public DateOnly Sunday => Monday.AddDays(6);

    public IsoWeek Next => new(Monday.AddDays(7));

    public IsoWeek Before => new(Monday.AddDays(-7));

    public static IsoWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <returns>Null when it is not written as a week is, or no year has it.</returns>
    public static IsoWeek? Parse(string? text)
    {
        if (text is not { Length: 8 } || text[4..6] != "-W" || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || year is < 2000 or > 9000 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        return new IsoWeek(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
    }

    public bool IsOverOn(DateOnly day) => day > Sunday;

    public override string ToString()
    {
        var monday = Monday.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}");
    }
}

public static class PrivilegedWords
{
    public static string InWords(this PrivilegedGroup group) => group switch
    {
        PrivilegedGroup.Permission => "Permission",
        PrivilegedGroup.Account => "Account",
        PrivilegedGroup.Protection => "Protection",
        PrivilegedGroup.Emergency => "Emergency",
        PrivilegedGroup.Release => "Taken out",
        _ => "Record",
    };

    public static string InWords(this Hands hands) => hands switch
    {
        Hands.One => "One person",
        Hands.FirstOfTwo => "First of two people",
        Hands.SecondOfTwo => "Second of two people",
        _ => "Reviewed by itself",
    };
}
