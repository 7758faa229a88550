using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Kith.Platform.Data;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Returns.SafeguardingDataset;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>One table of the dataset as Kith holds it.</summary>
internal sealed record HeldTable(string Name, IReadOnlyList<string> Columns, IQueryable<object?[]> Rows);

/// <summary>
/// Writes what Kith holds of the Standard Safeguarding Dataset as one zip of CSV files, table by table straight from the database, with a report that names every
/// table and field of the dataset as held or not, and why.
/// </summary>
public sealed class ExportDataset(KithDb db)
{
    private const string Unrecorded = "Kith does not record it";

    /// <summary>What Kith has and does not give away, and what stands elsewhere.</summary>
    private static readonly Dictionary<string, string> Why = new(StringComparer.Ordinal)
    {
        ["pers_forename"] = "Left out: whoever makes returns works without names",
        ["pers_surname"] = "Left out: whoever makes returns works without names",
        ["ssd_address"] = "Left out: an address may come to be protected, and a file cannot be taken back",
        ["cina_assessment_child_seen"] = "Stands in the visits, not in the assessment",
        ["clap_cla_placement_urn"] = "Left out: it tells an address, which may come to be protected",
        ["clap_cla_placement_postcode"] = "Left out: an address may come to be protected, and a file cannot be taken back",
        ["ssd_cla_episodes"] = "Stands in the legal statuses and placements; the episodes of the department’s return are not worked out",
        ["ssd_early_help_episodes"] = "Kith records Family Help assessments, which are no episodes of help",
        ["cinv_cin_visit_bedroom"] = Unrecorded,
        ["prof_professional_name"] = "Left out: a worker is known by the posting",
        ["ssd_version_log"] = "Concerns the dataset’s own scripts",
        ["ssd_api_data_staging"] = "Concerns the dataset’s own scripts",
    };

    /// <summary>The table and field of the dataset, whether Kith exports it, and why not.</summary>
    public IEnumerable<(string Table, string Field, bool IsHeld, string Why)> Coverage()
    {
        var held = Tables(string.Empty).ToDictionary(t => t.Name, t => t.Columns.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return from table in Dataset.Tables
               from field in table.Fields
               let isHeld = held.TryGetValue(table.Name, out var columns) && columns.Contains(field)
               select (table.Name, field, isHeld, isHeld ? string.Empty : Why.GetValueOrDefault(field) ?? Why.GetValueOrDefault(table.Name) ?? (held.ContainsKey(table.Name) ? Unrecorded : "Kith does not record what this table is about"));
    }

    /// <param name="mark">Who takes it out and when: a file of its own in the zip.</param>
    public async Task Write(Stream stream, string authority, string mark, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift("The duty to take out lists covers every child of the authority");
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var table in Tables(authority))
        {
            await Write(zip, table.Name, Lines(table, ct));
        }

        var coverage = Coverage().Select(row => new[] { row.Table, row.Field, row.IsHeld ? "Held" : "Not held", row.Why }).Prepend(["Table", "Field", "In this export", "Why not"]);
        await Write(zip, "coverage", coverage.ToAsyncEnumerable());
        await using var taken = new StreamWriter(await zip.CreateEntry("taken-out.txt").OpenAsync(ct), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await taken.WriteLineAsync(mark);
    }

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(HeldTable table, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return table.Columns;
        await foreach (var row in table.Rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row.Select(Cell);
        }
    }

    private static async Task Write(ZipArchive zip, string name, IAsyncEnumerable<IEnumerable<string?>> lines)
    {
        await using var entry = await zip.CreateEntry($"{name}.csv").OpenAsync(CancellationToken.None);
        await using var writer = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await foreach (var line in lines)
        {
            await writer.WriteAsync(CsvLine.Of(line));
        }
    }

    private static string? Cell(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        bool flag => flag ? "Y" : "N",
        string[] codes => JsonSerializer.Serialize(codes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private IEnumerable<HeldTable> Tables(string authority)
    {
        var episodes = db.EpisodesOf(authority).AsNoTracking();
        var children = episodes.Select(e => e.Child).Distinct();
        var people = db.People.AsNoTracking().Where(p => children.Contains(p.Id));
        yield return new("ssd_person",
            ["pers_person_id", "pers_legacy_id", "pers_sex", "pers_ethnicity", "pers_dob", "pers_common_child_id", "pers_upn_unknown", "pers_expected_dob", "pers_death_date"],
            people.OrderBy(p => p.Id).Select(p => new object?[]
            {
                p.Id, p.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId).Select(i => i.Value).FirstOrDefault(), p.Sex, p.Ethnicity, p.BirthDate,
                p.Identifiers.Where(i => i.Kind == IdentifierKind.NhsNumber).Select(i => i.Value).FirstOrDefault(),
                p.Identifiers.Where(i => i.Kind == IdentifierKind.UpnUnknown).Select(i => i.Value).FirstOrDefault(), p.ExpectedBirthDate, p.DeathDate,
            }));
        yield return new("ssd_linked_identifiers", ["link_person_id", "link_identifier_type", "link_identifier_value", "link_valid_from_date"],
            from p in people from i in p.Identifiers where i.Kind == IdentifierKind.Upn || i.Kind == IdentifierKind.FormerUpn orderby p.Id select new object?[] { p.Id, i.Kind, i.Value, i.ValidFrom });
        yield return new("ssd_family", ["fami_table_id", "fami_family_id", "fami_person_id"],
            db.FamilyMembers.Where(m => children.Contains(m.Person) && m.Until == null).OrderBy(m => m.Id).Select(m => new object?[] { m.Id, m.Family, m.Person }));
        yield return new("ssd_mother", ["moth_table_id", "moth_person_id", "moth_childs_person_id", "moth_childs_dob"],
            from k in db.Kin join p in db.People on k.To equals p.Id where k.Kind == KinKind.MotherOf && children.Contains(k.To) orderby k.Id select new object?[] { k.Id, k.Person, k.To, p.BirthDate });
        yield return new("ssd_disability", ["disa_person_id", "disa_disability_code"], from p in people from d in p.Disabilities orderby p.Id select new object?[] { p.Id, d.Code });
        yield return new("ssd_contacts", ["cont_contact_id", "cont_person_id", "cont_contact_date", "cont_contact_source_code", "cont_contact_outcome_json"],
            from c in db.Contacts from p in c.People where p.Known != null && children.Contains(p.Known.Value) orderby c.Id select new object?[] { c.Id, p.Known, c.ReceivedOn, c.Source, c.Outcome });
        yield return new("ssd_cin_episodes",
            ["cine_referral_id", "cine_person_id", "cine_referral_date", "cine_cin_primary_need_code", "cine_referral_source_code", "cine_referral_nfa", "cine_close_reason", "cine_close_date", "cine_referral_team", "cine_referral_worker_id"],
            episodes.OrderBy(e => e.Id).Select(e => new object?[]
            {
                e.Id, e.Child, e.ReferredOn, e.PrimaryNeed, e.ReferralSource, e.NoFurtherAction, e.ReasonForClosure, e.ClosedOn,
                db.Involvements.Where(i => i.FamilyEpisode == e.FamilyEpisode && i.Kind == InvolvementKind.FamilyTeam && i.EndedOn == null).Select(i => (TeamId?)i.Team).FirstOrDefault(),
                db.Involvements.Where(i => i.FamilyEpisode == e.FamilyEpisode && i.Kind == InvolvementKind.Allocated && i.EndedOn == null).Select(i => i.Posting).FirstOrDefault(),
            }));
        var assessed = from c in db.AssessedChildren.AsNoTracking() join e in episodes on c.ChildEpisode equals e.Id orderby c.Id select new { c, e };
        yield return new("ssd_cin_assessments",
            ["cina_assessment_id", "cina_person_id", "cina_referral_id", "cina_assessment_start_date", "cina_assessment_auth_date", "cina_assessment_outcome_json", "cina_assessment_outcome_nfa"],
            assessed.Select(a => new object?[] { a.c.Id, a.e.Child, a.e.Id, a.c.StartedOn, a.c.AuthorisedOn, a.c.Outcome, a.c.Outcome == null ? null : a.c.Outcome == AssessmentOutcome.NoFurtherAction }));
        yield return new("ssd_assessment_factors", ["cinf_assessment_id", "cinf_assessment_factors_json"],
            assessed.Where(a => a.c.Factors.Count > 0).Select(a => new object?[] { a.c.Id, a.c.Factors.Select(f => f.Code).ToArray() }));
        var plans = from p in db.Plans.AsNoTracking() join e in episodes on EF.Property<ChildEpisodeId>(p, "ChildEpisode") equals e.Id orderby p.Id select new { p, e };
        yield return new("ssd_cin_plans", ["cinp_cin_plan_id", "cinp_referral_id", "cinp_person_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"],
            plans.Where(x => x.p.Kind == PlanKind.ChildInNeed).Select(x => new object?[] { x.p.Id, x.e.Id, x.e.Child, x.p.StartsOn, x.p.EndsOn }));
        yield return new("ssd_cp_plans",
            ["cppl_cp_plan_id", "cppl_referral_id", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date", "cppl_cp_plan_initial_category", "cppl_cp_plan_latest_category"],
            plans.Where(x => x.p.Kind == PlanKind.ChildProtection).Select(x => new object?[] { x.p.Id, x.e.Id, x.e.Child, x.p.StartsOn, x.p.EndsOn, x.p.InitialCategory, x.p.LatestCategory }));
        yield return new("ssd_cp_reviews", ["cppr_person_id", "cppr_cp_plan_id", "cppr_cp_review_date"],
            from x in plans from r in x.p.Reviews where x.p.Kind == PlanKind.ChildProtection select new object?[] { x.e.Child, x.p.Id, r.HeldOn });
        var enquiries = from s in db.Section47Enquiries.AsNoTracking() join e in episodes on EF.Property<ChildEpisodeId>(s, "ChildEpisode") equals e.Id orderby s.Id select new { s, e };
        yield return new("ssd_s47_enquiry", ["s47e_s47_enquiry_id", "s47e_referral_id", "s47e_person_id", "s47e_s47_start_date", "s47e_s47_end_date", "s47e_s47_nfa", "s47e_s47_outcome_json"],
            enquiries.Select(x => new object?[] { x.s.Id, x.e.Id, x.e.Child, x.s.StartedOn, x.s.OutcomeOn ?? x.s.ConferenceOn, x.s.Outcome == null ? null : x.s.Outcome == EnquiryOutcome.NotSubstantiated, x.s.Outcome }));
        yield return new("ssd_initial_cp_conference", ["icpc_s47_enquiry_id", "icpc_person_id", "icpc_referral_id", "icpc_icpc_target_date", "icpc_icpc_date", "icpc_icpc_outcome_cp_flag"],
            enquiries.Where(x => x.s.ConferenceOn != null || x.s.ConferenceTarget != null).Select(x => new object?[]
            {
                x.s.Id, x.e.Child, x.e.Id, x.s.ConferenceTarget, x.s.ConferenceOn,
                x.s.ConferenceOn == null ? null : x.e.Plans.Any(p => p.Kind == PlanKind.ChildProtection && p.StartsOn == x.s.ConferenceOn),
            }));
        var seen = from s in db.Sightings.AsNoTracking()
                   where children.Contains(s.Child) && db.Entries.Any(e => e.Id == s.Entry && e.ReplacedBy == null)
                   orderby s.Id
                   select new { s, Plan = plans.Where(x => x.e.Child == s.Child && x.p.Kind == PlanKind.ChildProtection && x.p.StartsOn <= s.On && (x.p.EndsOn == null || x.p.EndsOn >= s.On)).Select(x => (RowId?)x.p.Id).FirstOrDefault() };
        yield return new("ssd_cin_visits", ["cinv_cin_visit_id", "cinv_person_id", "cinv_cin_visit_date", "cinv_cin_visit_seen", "cinv_cin_visit_seen_alone"],
            seen.Where(v => v.Plan == null).Select(v => new object?[] { v.s.Id, v.s.Child, v.s.On, v.s.Seen != Seen.NotSeen, v.s.Seen == Seen.SeenAlone }));
        yield return new("ssd_cp_visits", ["cppv_cp_visit_id", "cppv_person_id", "cppv_cp_plan_id", "cppv_cp_visit_date", "cppv_cp_visit_seen", "cppv_cp_visit_seen_alone"],
            seen.Where(v => v.Plan != null).Select(v => new object?[] { v.s.Id, v.s.Child, v.Plan, v.s.On, v.s.Seen != Seen.NotSeen, v.s.Seen == Seen.SeenAlone }));
        var work = db.WorkOf(authority);
        var care = db.CarePeriods.AsNoTracking().Where(p => work.Contains(p.FamilyEpisode) && children.Contains(p.Child));
        yield return new("ssd_legal_status", ["lega_legal_status_id", "lega_person_id", "lega_legal_status", "lega_legal_status_start_date", "lega_legal_status_end_date"],
            from p in care from s in p.Statuses orderby s.Id select new object?[] { s.Id, p.Child, s.Code, s.On, p.Statuses.Where(n => n.On > s.On).Select(n => (DateOnly?)n.On).Min() ?? p.CeasedOn });
        yield return new("ssd_cla_placement",
            ["clap_cla_placement_id", "clap_cla_placement_start_date", "clap_cla_placement_type", "clap_cla_id", "clap_cla_placement_provider", "clap_cla_placement_end_date", "clap_person_id"],
            from p in care from r in p.Placements orderby r.Id select new object?[] { r.Id, r.On, r.Type, p.Id, r.Provider, p.Placements.Where(n => n.On > r.On).Select(n => (DateOnly?)n.On).Min() ?? p.CeasedOn, p.Child });
        yield return new("ssd_cla_reviews", ["clar_cla_review_id", "clar_cla_id", "clar_cla_review_date"],
            from p in care from c in p.Checks where c.Kind == CareCheckKind.Review orderby c.Id select new object?[] { c.Id, p.Id, c.On });
        yield return new("ssd_cla_health", ["clah_health_check_id", "clah_person_id", "clah_health_check_type", "clah_health_check_date"],
            from p in care from c in p.Checks where c.Kind == CareCheckKind.HealthAssessment || c.Kind == CareCheckKind.DentalCheck orderby c.Id select new object?[] { c.Id, p.Child, c.Kind, c.On });
        yield return new("ssd_missing",
            ["miss_table_id", "miss_person_id", "miss_missing_episode_start_date", "miss_missing_episode_type", "miss_missing_episode_end_date", "miss_missing_rhi_offered", "miss_missing_rhi_accepted"],
            from p in care from m in p.Missing orderby m.Id select new object?[] { m.Id, p.Child, m.On, m.Kind == MissingKind.Missing ? "M" : "A", m.Until, m.WasOffered, m.WasAccepted });
        var ours = episodes.Select(e => e.FamilyEpisode);
        yield return new("ssd_involvements", ["invo_involvements_id", "invo_professional_id", "invo_professional_role_id", "invo_professional_team", "invo_involvement_start_date", "invo_involvement_end_date", "invo_person_id", "invo_referral_id"],
            from e in episodes
            join i in db.Involvements on e.FamilyEpisode equals i.FamilyEpisode
            where i.Posting != null
            orderby i.Id
            select new object?[] { i.Id, i.Posting, i.Kind, i.Team, i.StartsOn, i.EndedOn, e.Child, e.Id });
        yield return new("ssd_professionals", ["prof_professional_id", "prof_staff_id", "prof_professional_job_title", "prof_professional_department"],
            from p in db.Postings join t in db.Teams on p.Team equals t.Id where db.Involvements.Any(i => i.Posting == p.Id && ours.Contains(i.FamilyEpisode)) orderby p.Id select new object?[] { p.Id, p.Worker, p.Role, t.Name });
        yield return new("ssd_department", ["dept_team_id", "dept_team_name"],
            db.Teams.Where(t => db.Involvements.Any(i => i.Team == t.Id && ours.Contains(i.FamilyEpisode))).OrderBy(t => t.Id).Select(t => new object?[] { t.Id, t.Name }));
    }
}
