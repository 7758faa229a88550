using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>A finding as its list shows it: the rule in words, whose it is, and the family only to a reader who may open it.</summary>
/// <param name="FamilyRef">Null for a reader who may not open the family.</param>
public sealed record FindingInView(
    CensusBuildId Build, int Number, string Rule, bool IsQuery, string Table, string? Child, PersonId? Person, ChildEpisodeId? ChildEpisode, AssessmentId? Assessment, RowId? Record, string Row, int Line,
    string? Explanation, bool IsMended, string? Team, string? Lead, string? FamilyRef, string? Family, string? FirstName, string? LastName, int Year)
{
    private static readonly string[] Numbers = ["LAchildID", "UPN", "FormerUPN", "UPNunknown"];

    public CensusRule? Definition => CensusFindings.RuleOf(Rule, Year);

    public string Name => PersonName.Of(FirstName, LastName, Child);

    // Errors of an episode that lie in its enquiries and plans.
    private static readonly string[] OfPlans = ["2990", "8565", "8868", "8890"];

    /// <summary>The page on which the record is mended; the family’s chronology for what no page of Kith changes.</summary>
    public string? Mend => FamilyRef is not { } family || Person is not { } person ? null : Table switch
    {
        nameof(CensusTable.ChildIdentifiers) when Definition?.Fields.Any(Numbers.Contains) == true => FamiliesLinks.IdentifyPerson(family, person),
        nameof(CensusTable.ChildIdentifiers) or nameof(CensusTable.ChildCharacteristics) or nameof(CensusTable.Disabilities) => FamiliesLinks.ChangePerson(family, person),
        nameof(CensusTable.Section47) when Record is { } enquiry => CaseworkLinks.CorrectEnquiry(family, enquiry),
        nameof(CensusTable.CINplanDates) or nameof(CensusTable.ChildProtectionPlans) or nameof(CensusTable.Reviews) when Record is { } plan => CaseworkLinks.CorrectPlan(family, plan),
        nameof(CensusTable.CINdetails) when OfPlans.Contains(Rule) => CaseworkLinks.Plans(family),
        nameof(CensusTable.CINdetails) when ChildEpisode is { } referral => CaseworkLinks.ChangeReferral(family, referral),
        nameof(CensusTable.Assessments) or nameof(CensusTable.AssessmentFactorsList) when Assessment is { } assessment => CaseworkLinks.Assessment(family, assessment),
        _ => WorkbookLinks.Chronology(family, person),
    };
}

internal static class CensusFindings
{
    /// <summary>The rule as it reads in a year; null for one that this version of Kith does not know.</summary>
    public static CensusRule? RuleOf(string code, int year) => CensusRuleset.For(new CensusYear(year)).Rules.FirstOrDefault(r => r.Code == code);

    /// <summary>Errors first, rule by rule, in the order of the children’s numbers.</summary>
    public static IQueryable<FindingInView> InView(this IQueryable<Finding> findings, KithDb db, Acting by)
    {
        // Whoever opens no family gets no name, whatever else they may read.
        var opens = db.EpisodesSeenBy(by, Duty.OpenFamily);
        return from f in findings
               join b in db.CensusBuilds on f.Build equals b.Id
               join e in db.FamilyEpisodes.Where(e => opens.Contains(e.Id)) on f.FamilyEpisode equals e.Id into episodes
               from e in episodes.DefaultIfEmpty()
               join w in db.Families on e.Family equals w.Id into families
               from w in families.DefaultIfEmpty()
               join p in db.People on f.Person equals p.Id into people
               from p in people.DefaultIfEmpty()
               orderby f.IsQuery, f.Rule, f.Child, f.Number
               select new FindingInView(
                   f.Build, f.Number, f.Rule, f.IsQuery, f.Table, f.Child, f.Person, f.ChildEpisode, f.Assessment, f.Record, f.Row, f.Line, f.Explanation, f.MendedAt != null,
                   db.Teams.Where(t => t.Id == f.Team).Select(t => t.Name).FirstOrDefault(),
                   (from posting in db.Postings join worker in db.Workers on posting.Worker equals worker.Id where posting.Id == f.Lead select worker.Name).FirstOrDefault(),
                   w.Ref, w.Name, w == null ? null : p.FirstName, w == null ? null : p.LastName, b.Year);
    }
}
