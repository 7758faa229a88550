using System.Security.Cryptography;
using System.Text;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>One record of a child in a census, in the table into which the sector flattens it.</summary>
/// <param name="Key">What tells it from the child’s other rows of the table: its dates, or its code.</param>
/// <param name="Values">What it says, as sent.</param>
/// <param name="Episode">Which of the child’s episodes holds it, from 0; -1 for the child itself.</param>
/// <param name="Part">Which assessment, plan or enquiry of the episode it is or belongs to, from 0 among those of its element; -1 for another row.</param>
public sealed record CensusRowOf(CensusTable Table, string Key, IReadOnlyList<string?> Values, int Episode = -1, int Part = -1)
{
    /// <summary>A hash of what the row says.</summary>
    public string Says => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', Values.Select(v => v ?? "\u0000")))))[..16];
}

/// <summary>The rows of one child, in the order in which the validator counts those of each table.</summary>
public static class CensusRows
{
    public static IReadOnlyList<CensusRowOf> Of(CensusChild child)
    {
        List<CensusRowOf> rows =
        [
            new(
                CensusTable.ChildIdentifiers,
                string.Empty,
                [child.Upn.Raw, child.FormerUpn.Raw, child.UpnUnknown.Raw, child.PersonBirthDate.Raw, child.ExpectedPersonBirthDate.Raw, child.Sex.Raw, child.GenderCurrent.Raw, child.PersonDeathDate.Raw]),
            new(CensusTable.ChildCharacteristics, string.Empty, [child.Ethnicity.Raw]),
        ];
        rows.AddRange(child.Disabilities.Select(d => new CensusRowOf(CensusTable.Disabilities, d.Raw ?? string.Empty, [d.Raw])));
        for (var i = 0; i < child.Episodes.Count; i++)
        {
            AddEpisode(rows, child.Episodes[i], i);
        }

        return Distinct(rows);
    }

    private static void AddEpisode(List<CensusRowOf> rows, CensusEpisode episode, int place)
    {
        var referred = $"{episode.CinReferralDate}";
        rows.Add(new(
            CensusTable.CINdetails,
            referred,
            [
                episode.CinReferralDate.Raw, episode.ReferralSource.Raw, episode.PrimaryNeedCode.Raw, episode.CinClosureDate.Raw, episode.ReasonForClosure.Raw,
                episode.DateOfInitialCpc.Raw, episode.ReferralNfa.Raw,
            ],
            place));
        for (var i = 0; i < episode.Assessments.Count; i++)
        {
            var part = episode.Assessments[i];
            rows.Add(new(
                CensusTable.Assessments, $"{referred}, {part.ActualStartDate}", [part.ActualStartDate.Raw, part.InternalReviewDate.Raw, part.AuthorisationDate.Raw, .. part.Factors.Select(f => f.Raw)], place, i));
            rows.AddRange(part.Factors.Select(f => new CensusRowOf(CensusTable.AssessmentFactorsList, $"{referred}, {part.ActualStartDate}, {f}", [f.Raw], place, i)));
        }

        rows.AddRange(episode.CinPlans.Select((p, i) => new CensusRowOf(CensusTable.CINplanDates, $"{referred}, {p.StartDate}", [p.StartDate.Raw, p.EndDate.Raw], place, i)));
        rows.AddRange(episode.Section47s.Select((s, i) => new CensusRowOf(
            CensusTable.Section47, $"{referred}, {s.ActualStartDate}", [s.ActualStartDate.Raw, s.InitialCpcTarget.Raw, s.DateOfInitialCpc.Raw, s.IcpcNotRequired.Raw], place, i)));
        for (var i = 0; i < episode.ProtectionPlans.Count; i++)
        {
            var (part, plan) = (i, episode.ProtectionPlans[i]);
            rows.Add(new(
                CensusTable.ChildProtectionPlans,
                $"{referred}, {plan.StartDate}",
                [plan.StartDate.Raw, plan.EndDate.Raw, plan.InitialCategoryOfAbuse.Raw, plan.LatestCategoryOfAbuse.Raw, plan.NumberOfPreviousCpp.Raw],
                place,
                part));
            rows.AddRange(plan.Reviews.SelectMany(group => group.Dates.DefaultIfEmpty())
                .Select(date => new CensusRowOf(CensusTable.Reviews, $"{referred}, {plan.StartDate}, {date}", [date.Raw], place, part)));
        }
    }

    private static List<CensusRowOf> Distinct(List<CensusRowOf> rows)
    {
        var seen = new HashSet<(CensusTable, string)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            for (var again = 2; !seen.Add((row.Table, row.Key)); again++)
            {
                row = rows[i] with { Key = $"{rows[i].Key} ({again})" };
            }

            rows[i] = row;
        }

        return rows;
    }
}
