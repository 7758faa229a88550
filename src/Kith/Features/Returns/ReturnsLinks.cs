using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

public static class ReturnsLinks
{
    public const string AnnexA = "/exports/annex-a.xlsx";

    public const string Dataset = "/exports/safeguarding-dataset.zip";

    public static string Imports(int page = 1) => $"/imports{(page > 1 ? $"?p={page}" : string.Empty)}";

    public static string ImportFile() => "/imports/add";

    public static string Import(ImportId import) => $"/imports/{import.Value}";

    public static string Import(ImportId import, ReportLineKind lines, int page = 1) => $"{Import(import)}?lines={lines}{(page > 1 ? $"&p={page}" : string.Empty)}";

    public static string Start(ImportId import, int page = 1) => $"{Import(import)}/start{(page > 1 ? $"?p={page}" : string.Empty)}";

    public static string Cancel(ImportId import) => $"{Import(import)}/cancel";

    public static string Progress(ImportId import) => $"{Import(import)}/progress";

    public static string Report(ImportId import) => $"{Import(import)}/report.csv";

    public static string Censuses(int page = 1) => $"/census{Page('?', page)}";

    public static string OrderCensus() => "/census/build";

    public static string CheckFile() => "/census/check-file";

    public static string Census(CensusBuildId build) => $"/census/{build.Value}";

    public static string CensusProgress(CensusBuildId build) => $"{Census(build)}/progress";

    public static string CensusFile(CensusBuildId build) => $"{Census(build)}/census.xml";

    public static string FindingsAsCsv(CensusBuildId build) => $"{Census(build)}/findings.csv";

    /// <param name="filter">What is asked for; everything that is open when null.</param>
    public static string Findings(CensusBuildId build, FindingFilter? filter = null, int page = 1) => $"{Census(build)}/findings?{filter?.Query}{Page('&', page)}";

    public static string AcceptQuery(CensusBuildId build, int finding) => $"{Census(build)}/findings/{finding}/accept";

    public static string PrepareCensus(CensusBuildId build) => $"{Census(build)}/prepare";

    public static string CheckCensus(CensusBuildId build) => $"{Census(build)}/check";

    public static string SignCensus(CensusBuildId build) => $"{Census(build)}/sign";

    public static string DeleteFileCheck(CensusBuildId build) => $"{Census(build)}/delete";

    public static string Difference(CensusBuildId build, CensusBuildId before) => $"{Census(build)}/difference/{before.Value}";

    public static string DifferenceAsCsv(CensusBuildId build, CensusBuildId before) => $"{Difference(build, before)}/difference.csv";

    /// <summary>What the census would ask about the worker’s own families.</summary>
    public static string Asked(int page = 1) => $"/census-queries{Page('?', page)}";

    public static string AskedOf(string familyRef, int page = 1) => $"/families/{familyRef}/census-queries{Page('?', page)}";

    public static string Exports() => "/exports";

    public static string OrderExport(CensusBuildId? build = null) => $"/exports/ask{(build is { } of ? $"?build={of.Value}" : string.Empty)}";

    public static string ExportOrders(int page = 1) => $"/exports/asked{Page('?', page)}";

    public static string AnswerExport(RowId order) => $"/exports/asked/{order.Value}";

    private static string Page(char first, int page) => page > 1 ? $"{first}p={page}" : string.Empty;
}
