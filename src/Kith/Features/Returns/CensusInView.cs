using System.Text.Json;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>A census as its list, its page and whoever follows it read it.</summary>
public sealed record CensusInView(
    CensusBuildId Id, CensusSource Source, int Year, string Authority, string? FileName, string? By, DateTime OrderedAt, DateTime? EndedAt, CensusState State, int Children, int Done,
    int Errors, int Queries, int Accepted, string Crashed, string Counts, string ByRule, string? Hash, long Bytes, string? Reason, string? WhyWithErrors, bool HasFile,
    IReadOnlyList<SignatureInView> Signatures)
{
    public string Title => $"Children in need census {new CensusYear(Year)}";

    public bool IsOver => State is CensusState.Built or CensusState.Stopped;

    public bool IsFrozen => Signatures.Count > 0;

    public bool IsSigned => Signatures.Any(s => s.Stage == SignOff.Signed);

    public int Percent => State == CensusState.Built ? 100 : Children == 0 ? 0 : Math.Min(99, (int)(100L * Done / Children));

    public string LastLine => State switch
    {
        CensusState.Waiting => "Waits for its turn",
        CensusState.Running => Children == 0 ? $"{CensusWords.Children(Done)} gone through" : $"{Done:N0} of {CensusWords.Children(Children)}, {Percent} %",
        CensusState.Built => $"{CensusWords.Children(Children)}, {CensusWords.Errors(Errors)}, {CensusWords.Queries(Queries)}{(Accepted == 0 ? "" : $" of which {Accepted:N0} accepted")}",
        _ => Reason!,
    };

    public string StateInWords => Signatures.Count > 0 ? Signatures[^1].Stage.InWords() : State == CensusState.Built && Source == CensusSource.Record && !HasFile ? "Replaced" : State.InWords();

    public string TagClass => State switch
    {
        CensusState.Stopped => "govuk-tag--red",
        CensusState.Built when IsSigned => "govuk-tag--green",
        CensusState.Built when IsFrozen => "govuk-tag--turquoise",
        CensusState.Built => HasFile || Source == CensusSource.File ? "govuk-tag--yellow" : "govuk-tag--grey",
        _ => "govuk-tag--blue",
    };

    public IReadOnlyDictionary<string, int> Counted => JsonSerializer.Deserialize<Dictionary<string, int>>(Counts)!;

    public IReadOnlyDictionary<string, int> OfRules => JsonSerializer.Deserialize<Dictionary<string, int>>(ByRule)!;
}

public sealed record SignatureInView(SignOff Stage, string By, Role Role, DateTime At);

internal static class CensusesInView
{
    /// <summary>Newest first.</summary>
    public static IQueryable<CensusInView> InView(this IQueryable<CensusBuild> builds, KithDb db) =>
        from b in builds
        orderby b.OrderedAt descending, b.Id descending
        select new CensusInView(
            b.Id, b.Source, b.Year, b.Authority, b.FileName,
            (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Id == b.By select w.Name).FirstOrDefault(),
            b.OrderedAt, b.EndedAt, b.State, b.Children, b.Done, b.Errors, b.Queries, db.Findings.Count(f => f.Build == b.Id && f.Explanation != null), b.Crashed, b.Counts, b.ByRule, b.Hash, b.Bytes,
            b.Reason, b.WhyWithErrors, db.CensusFiles.Any(f => f.Build == b.Id),
            (from s in b.Signatures
             join p in db.Postings on s.By equals p.Id
             join w in db.Workers on p.Worker equals w.Id
             orderby s.At
             select new SignatureInView(s.Stage, w.Name, p.Role, s.At)).ToList());
}
