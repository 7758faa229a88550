namespace Kith.Returns.CinCensus;

/// <summary>
/// The tables into which the sector flattens the census: one row for each record of that kind, counted over the whole file in its order.
/// ChildIdentifiers and ChildCharacteristics have one row for each child, AssessmentFactorsList one for each factor, Reviews one for each review date
/// and one for a group without any.
/// </summary>
public enum CensusTable
{
    Header,
    ChildIdentifiers,
    ChildCharacteristics,
    Disabilities,
    CINdetails,
    Assessments,
    AssessmentFactorsList,
    CINplanDates,
    Section47,
    ChildProtectionPlans,
    Reviews,
}

/// <summary>One rule of the census, in our words. A rule amended from one year to another stands twice, each with its years.</summary>
/// <param name="Code">The department’s code: digits, with Q at the end of a query; or <see cref="CodeOfForm"/>.</param>
/// <param name="Message">What is wrong, for whoever must mend it.</param>
/// <param name="WhatToDo">How to mend it.</param>
/// <param name="Table">Where a finding stands; for a rule on the whole return, the table it counts.</param>
/// <param name="Fields">The elements of that table that it is about.</param>
/// <param name="From">The first census with the rule.</param>
/// <param name="To">The last census with it; null while it stands.</param>
/// <param name="Source">Where the rule is published.</param>
public sealed record CensusRule(
    string Code, string Message, string WhatToDo, CensusTable Table, IReadOnlyList<string> Fields, CensusYear From, CensusYear? To, string Source)
{
    /// <summary>The code, ours, of what the schema asks: the department has none for it.</summary>
    public const string CodeOfForm = "Form";

    /// <summary>A query may be explained to the department instead of mended; an error may not.</summary>
    public bool IsQuery => Code.EndsWith('Q');

    /// <summary>Whether it is about the whole return and so stands at no row.</summary>
    public bool IsOnTheWholeReturn { get; init; }

    /// <summary>Whether the schema asks it and not one of the department’s rules.</summary>
    public bool IsOfForm => Code == CodeOfForm;

    public bool IsValidIn(CensusYear year) => year >= From && (To is null || year <= To);

    public override string ToString() => Code;
}

/// <summary>One record of the file, with the elements of it that a finding is about.</summary>
/// <param name="Row">Counted from 0 among all records of the table, over the whole file.</param>
/// <param name="Line">The line of the file, counted from 1: of the record, or of the group that holds it; 0 when it comes from no file.</param>
/// <param name="Fields">Names of elements; none when it is the record itself.</param>
public readonly record struct CensusPlace(CensusTable Table, int Row, int Line, IReadOnlyList<string> Fields);

/// <summary>One breach of a rule: one thing to mend or explain.</summary>
/// <param name="Child">The child’s LAchildID; null without one, and for the header.</param>
/// <param name="Place">The record that breaks the rule.</param>
/// <param name="Beside">Other records that the breach is about, such as the plan that this one overlaps.</param>
public sealed record CensusFinding(CensusRule Rule, string? Child, CensusPlace Place, IReadOnlyList<CensusPlace> Beside)
{
    /// <summary>Every record of the breach once, that which breaks the rule first, with all its elements that the breach is about.</summary>
    public IEnumerable<CensusPlace> Places => Beside.Count == 0
        ? [Place]
        : Beside.Prepend(Place).GroupBy(place => (place.Table, place.Row)).Select(same => same.First() with { Fields = [.. same.SelectMany(place => place.Fields).Distinct()] });
}

/// <summary>A rule that failed by itself. It was not evaluated from there on, so nobody may call it passed.</summary>
/// <param name="Line">The line of the record at which it failed; 0 at the end of the return.</param>
/// <param name="Why">The kind of fault, without anything of the file.</param>
public sealed record CensusCrash(CensusRule Rule, int Line, string Why);
