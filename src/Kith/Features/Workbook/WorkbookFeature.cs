namespace Kith.Features.Workbook;

internal static class WorkbookFeature
{
    public static IServiceCollection AddWorkbook(this IServiceCollection services) => services
        .AddScoped<WorkbookDesk>()
        .AddScoped<EntriesReader>()
        .AddScoped<RecordVisit>();
}
