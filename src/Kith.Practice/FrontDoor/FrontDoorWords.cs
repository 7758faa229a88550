using System.Globalization;
using Kith.Practice.Access;

namespace Kith.Practice.FrontDoor;

/// <summary>The fast filter of the front door. Source: the multi-agency safeguarding hub of Wiltshire, 2019.</summary>
public enum Brag
{
    Blue,
    Red,
    Amber,
    Green,
}

/// <summary>What comes of a contact.</summary>
public enum ContactOutcome
{
    Advice,
    Directory,
    FamilyHelp,
    Assessment,
    StrategyDiscussion,
}

public enum ReplyMethod
{
    Telephone,
    Email,
    Letter,
    InPerson,

    /// <summary>The partner reads it beside their own request.</summary>
    InKith,

    /// <summary>Nobody can be reached; the reply says why.</summary>
    NotPossible,
}

public static class FrontDoorWords
{
    public static string InWords(this Brag rating) => rating.ToString();

    public static string Meaning(this Brag rating) => rating switch
    {
        Brag.Blue => "came to the wrong place",
        Brag.Red => "clearly about safeguarding",
        Brag.Amber => "possibly about safeguarding",
        _ => "needs early help",
    };

    /// <summary>The order in which a board shows them: the most urgent first, what nobody has sorted yet before all.</summary>
    public static int Urgency(this Brag? rating) => rating switch
    {
        null => 0,
        Brag.Red => 1,
        Brag.Amber => 2,
        Brag.Green => 3,
        _ => 4,
    };

    public static string InWords(this ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.Advice => "Advice",
        ContactOutcome.Directory => "Services near them",
        ContactOutcome.FamilyHelp => "Family Help",
        ContactOutcome.Assessment => "Child and family assessment",
        _ => "Strategy discussion",
    };

    public static string Meaning(this ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.Advice => "The person who told you knows what to do; nothing more from us",
        ContactOutcome.Directory => "They are pointed to services that can help",
        ContactOutcome.FamilyHelp => "A lead practitioner of any agency helps the family with its agreement",
        ContactOutcome.Assessment => "A child may be in need: Children Act 1989, section 17",
        _ => "A child may suffer significant harm: Children Act 1989, section 47",
    };

    /// <summary>Whether work with a family begins: a period of work, with a team that has it.</summary>
    public static bool BeginsWork(this ContactOutcome outcome) => outcome is ContactOutcome.FamilyHelp or ContactOutcome.Assessment or ContactOutcome.StrategyDiscussion;

    /// <summary>Whether the contact is a referral of each child to children's social care, as the children in need census counts them.</summary>
    public static bool IsReferral(this ContactOutcome outcome) => outcome is ContactOutcome.Assessment or ContactOutcome.StrategyDiscussion;

    public static string InWords(this ReplyMethod how) => how switch
    {
        ReplyMethod.Telephone => "By telephone",
        ReplyMethod.Email => "By email",
        ReplyMethod.Letter => "By letter",
        ReplyMethod.InPerson => "In person",
        ReplyMethod.InKith => "In Kith, beside their request",
        _ => "They cannot be answered",
    };
}

/// <summary>Who told children's services: source of referral codes (N00152) of the children in need census.</summary>
public static class ReferralSource
{
    public const string Anonymous = "9";

    public static IReadOnlyDictionary<string, string> Codes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["1A"] = "Family member, relative or carer",
        ["1B"] = "Acquaintance, such as a neighbour or childminder",
        ["1C"] = "The child",
        ["1D"] = "Another person",
        ["2A"] = "School",
        ["2B"] = "Education service",
        ["3A"] = "GP",
        ["3B"] = "Health visitor",
        ["3C"] = "School nurse",
        ["3D"] = "Other primary health service",
        ["3E"] = "Emergency department",
        ["3F"] = "Other health service, such as a hospital",
        ["4"] = "Housing",
        ["5A"] = "Social care of this authority",
        ["5B"] = "Another service of this authority",
        ["5C"] = "Another authority",
        ["5D"] = "Early help",
        ["6"] = "Police",
        ["7"] = "Court, youth justice or probation",
        ["8"] = "Another legal agency or body",
        [Anonymous] = "Anonymous",
        ["10"] = "Not known",
    };

    /// <summary>Where a partner's own request comes from.</summary>
    public static string Of(Role role) => role switch
    {
        Role.PolicePartner => "6",
        Role.SchoolDsl => "2A",
        Role.HealthPartner => "3B",
        _ => "5B",
    };
}

/// <summary>A time of day as people write it: 16:40, 16.40, 4:40pm, 4pm.</summary>
public static class ClockTime
{
    private static readonly string[] Forms = ["H:mm", "HH:mm", "H.mm", "HH.mm", "HHmm", "h:mmtt", "h.mmtt", "htt", "h:mm tt", "h.mm tt", "h tt"];

    public static TimeOnly? Read(string? text) =>
        TimeOnly.TryParseExact(text?.Trim().ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
