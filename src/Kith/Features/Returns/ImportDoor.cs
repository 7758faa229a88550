using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>An agency's imports are its own: to the workers of another they do not exist.</summary>
internal static class ImportDoor
{
    public static IQueryable<Import> ImportsOf(this KithDb db, Acting by) => db.Imports.Where(i => i.Agency == by.Agency);

    /// <summary>The teams to which an import may bring families. Only a local authority, or who acts for it, has a census.</summary>
    public static IQueryable<Team> IntakeOf(this KithDb db, Acting by) =>
        db.Teams.Where(t => t.Agency == by.Agency && db.Agencies.Any(a => a.Id == t.Agency && (a.Kind == AgencyKind.LocalAuthority || a.LeaCode != null)));

    public static async Task<Outcome<Import>> Find(this KithDb db, ImportId id, Acting by, CancellationToken ct) =>
        !by.Has(Duty.ImportFiles) ? Refusal.Forbidden
        : await db.ImportsOf(by).FirstOrDefaultAsync(i => i.Id == id, ct) is { } import ? import
        : Refusal.NotFound;

    /// <summary>The lines of a report as the database keeps them, in the order of the file.</summary>
    public static IEnumerable<ReportLine> Stored(this ImportReport report, ImportId import) =>
        report.LeftOut.OrderBy(r => r.Line).Select(r => (Kind: ReportLineKind.LeftOut, Row: r))
            .Concat(report.Kept.OrderBy(r => r.Line).Select(r => (Kind: ReportLineKind.Kept, Row: r)))
            .Select(l => (l.Kind, Line: (int?)l.Row.Line, l.Row.Child, l.Row.Text))
            .Concat(report.Notes.Select(note => (Kind: ReportLineKind.Remark, Line: (int?)null, Child: (string?)null, Text: note)))
            .Take(ReportLine.Most)
            .Select((l, i) => ReportLine.Of(import, i, l.Kind, l.Line, l.Child, Bare(l.Text, l.Child)));

    // The child's number stands in a column of its own.
    private static string Bare(string text, string? child) =>
        child is not null && text.StartsWith(child, StringComparison.Ordinal) ? text[child.Length..].TrimStart(':', ',', ' ') : text;
}
