using Kith.Practice.Outcomes;

namespace Kith.Features.Outcomes;

public static class OutcomesLinks
{
    public const string Method = "/measures/method";

    public const string Authority = "/measures/authority";

    public static string Measures(Period? period = null) => "/measures" + Query(period);

    public static string MeasuresAsCsv(Period period) => $"/measures{Query(period)}&handler=csv";

    public static string Measure(MeasureDefinition measure, Period? period = null) => $"/measures/{measure.Slug}{Query(period)}";

    public static string MeasureAsCsv(MeasureDefinition measure, Period period) => $"/measures/{measure.Slug}{Query(period)}&handler=csv";

    public static string Rows(MeasureDefinition measure, Period period, int page = 1) => $"/measures/{measure.Slug}/rows{Query(period)}{(page > 1 ? $"&p={page}" : string.Empty)}";

    private static string Query(Period? period) => period is null ? string.Empty : $"?period={period.Key}";
}
