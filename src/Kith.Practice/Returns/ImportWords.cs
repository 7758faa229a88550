using System.Globalization;

namespace Kith.Practice.Returns;

public static class ImportWords
{
    public static string InWords(this FileKind kind) => kind == FileKind.Census ? "Children in need census" : "People file";

    public static string InWords(this ImportState state) => state switch
    {
        ImportState.Surveyed => "Checked, not started",
        ImportState.Waiting => "Waiting",
        ImportState.Running => "Running",
        ImportState.Done => "Done",
        ImportState.Cancelled => "Cancelled",
        _ => "Stopped",
    };

    public static string InWords(this ReportLineKind kind) => kind switch
    {
        ReportLineKind.LeftOut => "Left out",
        ReportLineKind.Kept => "Kept as it is in Kith",
        _ => "Remarks on the file",
    };

    /// <summary>The census year as people write it, 2025-26; empty for a people file.</summary>
    public static string YearInWords(int? endsIn) => endsIn is { } year ? string.Create(CultureInfo.InvariantCulture, $"{year - 1}-{year % 100:00}") : string.Empty;

    /// <summary>What a file has rows of.</summary>
    public static string Rows(this FileKind kind, int count) => kind == FileKind.Census
        ? count == 1 ? "1 child" : $"{count:N0} children"
        : count == 1 ? "1 person" : $"{count:N0} people";

    /// <summary>The last line of a report, the same as on the command line.</summary>
    public static string LastLine(int added, int changed, int unchanged, int leftOut) => $"{added:N0} added, {changed:N0} changed, {unchanged:N0} unchanged, {leftOut:N0} left out";
}
