using Kith.Platform.Data;
using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

public sealed record ReportLineInView(ReportLineKind Kind, int? Line, string? Child, string Text);

internal static class ReportLines
{
    /// <summary>The report of an import in the order of its file.</summary>
    public static IQueryable<ReportLineInView> ReportOf(this KithDb db, ImportId import, ReportLineKind? only = null) =>
        db.ReportLines.Where(l => l.Import == import && (only == null || l.Kind == only)).OrderBy(l => l.Number)
            .Select(l => new ReportLineInView(l.Kind, l.Line, l.Child, l.Text));
}
