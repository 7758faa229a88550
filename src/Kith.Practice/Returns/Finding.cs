using Kith.Practice.Shared;

namespace Kith.Practice.Returns;

/// <summary>
/// One row of a census that breaks one rule: an error, which must be mended, or a query, which may be explained. It names the rows of the record behind it
/// and never a person.
/// </summary>
public sealed class Finding
{
    /// <summary>Findings that are kept of one build; its counts are always whole. Ours.</summary>
    public const int Most = 20_000;

    private Finding()
    {
    }

    public CensusBuildId Build { get; private set; }

    /// <summary>Its place among the findings of the build, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The department’s code, ending in Q for a query.</summary>
    public string Rule { get; private set; } = string.Empty;

    public bool IsQuery { get; private set; }

    /// <summary>The sector’s name of the table in which the row stands.</summary>
    public string Table { get; private set; } = string.Empty;

    /// <summary>The child’s LAchildID as sent; none for the whole return.</summary>
    public string? Child { get; private set; }

    public PersonId? Person { get; private set; }

    public ChildEpisodeId? ChildEpisode { get; private set; }

    public FamilyEpisodeId? FamilyEpisode { get; private set; }

    public AssessmentId? Assessment { get; private set; }

    /// <summary>The plan or the section 47 enquiry.</summary>
    public RowId? Record { get; private set; }

    /// <summary>The team that has the family, and who leads, when the census was built.</summary>
    public TeamId? Team { get; private set; }

    public PostingId? Lead { get; private set; }

    /// <summary>What tells the row from the child’s other rows, such as its dates.</summary>
    public string Row { get; private set; } = string.Empty;

    /// <summary>A hash of what the row says: a query that was accepted is accepted of this and nothing else.</summary>
    public string Says { get; private set; } = string.Empty;

    /// <summary>The line of another system’s file, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Why the query is right as it is.</summary>
    public string? Explanation { get; private set; }

    public PostingId? AcceptedBy { get; private set; }

    public DateTime FoundAt { get; private set; }

    /// <summary>When the record was mended, so that the rule finds it no more.</summary>
    public DateTime? MendedAt { get; private set; }

    public bool IsOpen => MendedAt is null && Explanation is null;

    public static Finding Of(CensusBuildId build, int number, FoundRow found, Now now) => new()
    {
        Build = build,
        Number = number,
        Rule = found.Rule,
        IsQuery = found.Rule.EndsWith('Q'),
        Table = found.Table,
        Child = found.Child is { Length: > Text.Line } id ? id[..Text.Line] : found.Child,
        Person = found.Person,
        ChildEpisode = found.ChildEpisode,
        FamilyEpisode = found.FamilyEpisode,
        Assessment = found.Assessment,
        Record = found.Record,
        Row = found.Row.Length > Text.Line ? found.Row[..Text.Line] : found.Row,
        Says = found.Says,
        Line = found.Line,
        FoundAt = now.Moment,
    };

    public void BelongTo(TeamId? team, PostingId? lead) => (Team, Lead) = (team, lead);

    public void Mend(Now now) => MendedAt = now.Moment;

    /// <summary>It was mended and is there again.</summary>
    public void FindAgain() => MendedAt = null;

    public void Take(AcceptedQuery accepted) => (Explanation, AcceptedBy) = (accepted.Explanation, accepted.By);
}

/// <summary>A row of a census that breaks a rule, with the rows of the record behind it.</summary>
public sealed record FoundRow(
    string Rule, string Table, string? Child, string Row, string Says, int Line = 0,
    PersonId? Person = null, ChildEpisodeId? ChildEpisode = null, FamilyEpisodeId? FamilyEpisode = null, AssessmentId? Assessment = null, RowId? Record = null);

/// <summary>A query that somebody has explained: every later build of the year takes it over as long as the same row gives the same query.</summary>
public sealed class AcceptedQuery
{
    private AcceptedQuery()
    {
    }

    public RowId Id { get; private set; }

    public string Authority { get; private set; } = string.Empty;

    public int Year { get; private set; }

    public string Rule { get; private set; } = string.Empty;

    public PersonId? Person { get; private set; }

    public string Row { get; private set; } = string.Empty;

    public string Says { get; private set; } = string.Empty;

    public string Explanation { get; private set; } = string.Empty;

    public PostingId By { get; private set; }

    public DateTime At { get; private set; }

    public static Outcome<AcceptedQuery> Accept(Finding finding, CensusBuild build, string? explanation, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(!finding.IsQuery, string.Empty, "This is an error, not a query: it must be mended")
            .If(finding.IsQuery && build.Source == CensusSource.File, string.Empty, "Only queries of a census built from the record can be accepted")
            .If(finding.Explanation is not null, string.Empty, "This query has already been accepted")
            .If(finding.MendedAt is not null, string.Empty, "This has been mended since")
            .If(build.IsFrozen, string.Empty, "This census has been prepared: its queries can no longer be accepted here")
            .If(Text.Trimmed(explanation) is null, "Explanation", "Enter why this is right as it is")
            .If(explanation?.Length > Text.Sentence, "Explanation", "The explanation must be 1,000 characters or fewer");
        return no.Any
            ? no
            : new AcceptedQuery
            {
                Id = Shared.Id.New<RowId>(now),
                Authority = build.Authority,
                Year = build.Year,
                Rule = finding.Rule,
                Person = finding.Person,
                Row = finding.Row,
                Says = finding.Says,
                Explanation = explanation!.Trim(),
                By = by,
                At = now.Moment,
            };
    }

    public (string Rule, PersonId? Person, string Row, string Says) Key => (Rule, Person, Row, Says);
}
