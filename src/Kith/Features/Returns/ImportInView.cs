using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>An import as its list, its page and whoever follows it read it.</summary>
public sealed record ImportInView(
    ImportId Id, string FileName, FileKind Kind, int? Year, string? Lea, string By, string Team, string? AgencyLea, DateTime ReceivedAt, DateTime? StartedAt, DateTime? EndedAt,
    ImportState State, int Rows, int Done, int Added, int Changed, int Unchanged, int LeftOut, int Kept, int Remarks, int Attempts, bool IsCancelAsked, string? Reason)
{
    public bool IsOver => EndedAt is not null;

    public bool IsUnderWay => State is ImportState.Waiting or ImportState.Running;

    public string What => Kind == FileKind.Census ? $"{Kind.InWords()} {ImportWords.YearInWords(Year)}" : Kind.InWords();

    /// <summary>How much of the file has been gone through; at the end all of it, rows left out included.</summary>
    public int Percent => State == ImportState.Done || Rows == 0 ? 100 : Math.Min(99, (int)(100L * Done / Rows));

    /// <summary>How far it is, or what came of it, in one line.</summary>
    public string LastLine => State switch
    {
        ImportState.Surveyed => $"{Kind.Rows(Rows)} to take, {LeftOut:N0} would be left out",
        ImportState.Waiting => "Waits for its turn",
        ImportState.Running when IsCancelAsked => $"Being cancelled after {Kind.Rows(Done)}",
        ImportState.Running => $"{Done:N0} of {Kind.Rows(Rows)}, {Percent} %",
        ImportState.Cancelled when StartedAt is null => "Nothing was taken",
        ImportState.Stopped => Reason!,
        _ => ImportWords.LastLine(Added, Changed, Unchanged, LeftOut),
    };

    public string TagClass => State switch
    {
        ImportState.Done => "govuk-tag--green",
        ImportState.Stopped => "govuk-tag--red",
        ImportState.Cancelled => "govuk-tag--grey",
        ImportState.Surveyed => "govuk-tag--yellow",
        _ => "govuk-tag--blue",
    };
}

internal static class ImportsInView
{
    public static IQueryable<ImportInView> InView(this IQueryable<Import> imports, KithDb db) =>
        from i in imports
        join p in db.Postings on i.By equals p.Id
        join w in db.Workers on p.Worker equals w.Id
        join t in db.Teams on i.Team equals t.Id
        join a in db.Agencies on t.Agency equals a.Id
        orderby i.ReceivedAt descending, i.Id
        select new ImportInView(
            i.Id, i.FileName, i.Kind, i.Year, i.Lea, w.Name, t.Name, a.LeaCode, i.ReceivedAt, i.StartedAt, i.EndedAt,
            i.State, i.Rows, i.Done, i.Added, i.Changed, i.Unchanged, i.LeftOut, i.Kept, i.Remarks, i.Attempts, i.CancelledBy != null, i.Reason);
}
