namespace Kith.Practice.Access;

/// <summary>Where somebody was looked for.</summary>
public enum SearchKind
{
    /// <summary>In the whole record, by the index of the front door.</summary>
    Index,

    /// <summary>In the whole record, to open a family in an emergency.</summary>
    Emergency,

    /// <summary>Among the families that the worker sees in any case.</summary>
    Caseload,

    /// <summary>Among families and workers, to learn who looked at what.</summary>
    Reads,

    /// <summary>Among workers.</summary>
    Workers,
}

/// <summary>
/// What somebody was looked for. The list is ours, after the permission model, which asks a purpose of every search; each search here is a part of work that says it
/// already, so that nobody is asked twice: whom a contact is about and what was told, the reason of an emergency, the worker’s own families, an office.
/// </summary>
public enum SearchPurpose
{
    Contact,
    RequestForHelp,
    Emergency,
    OwnWork,
    Oversight,
    Organisation,
}

public static class SearchKindWords
{
    public static string InWords(this SearchKind kind) => kind switch
    {
        SearchKind.Index => "Looked whether somebody is known",
        SearchKind.Emergency => "Looked for a family to open in an emergency",
        SearchKind.Caseload => "Looked for somebody in their own families",
        SearchKind.Reads => "Looked for a family or a worker to see who looked at what",
        _ => "Looked for a worker",
    };

    public static string InWords(this SearchPurpose purpose) => purpose switch
    {
        SearchPurpose.Contact => "for a contact",
        SearchPurpose.RequestForHelp => "with a request for help",
        SearchPurpose.Emergency => "for the reason they gave",
        SearchPurpose.OwnWork => "in their work",
        SearchPurpose.Oversight => "as a privacy officer",
        _ => "as somebody who looks after accounts",
    };
}
