using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

public static class ReturnsLinks
{
    public static string Imports(int page = 1) => $"/imports{(page > 1 ? $"?p={page}" : string.Empty)}";

    public static string ImportFile() => "/imports/add";

    public static string Import(ImportId import) => $"/imports/{import.Value}";

    public static string Import(ImportId import, ReportLineKind lines, int page = 1) => $"{Import(import)}?lines={lines}{(page > 1 ? $"&p={page}" : string.Empty)}";

    public static string Start(ImportId import, int page = 1) => $"{Import(import)}/start{(page > 1 ? $"?p={page}" : string.Empty)}";

    public static string Cancel(ImportId import) => $"{Import(import)}/cancel";

    public static string Progress(ImportId import) => $"{Import(import)}/progress";

    public static string Report(ImportId import) => $"{Import(import)}/report.csv";
}
