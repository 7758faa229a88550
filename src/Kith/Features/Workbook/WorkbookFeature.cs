using Kith.Platform.Data;
using Kith.Platform.Record;

namespace Kith.Features.Workbook;

internal static class WorkbookFeature
{
    public static IServiceCollection AddWorkbook(this IServiceCollection services) => services
        .AddSingleton<IPrepare, StarterModules>()
        .AddScoped<WorkbookDesk>()
        .AddScoped<EntriesReader>()
        .AddScoped<ProgressReader>()
        .AddScoped<ChronologyReader>()
        .AddScoped<EntryFormReader>()
        .AddScoped<IListener, OpenFirstCycle>()
        .AddScoped<TurnOverCycle>()
        .AddScoped<RecordVisit>()
        .AddScoped<WriteSummary>()
        .AddScoped<SendUpdate>()
        .AddScoped<Contribute>()
        .AddScoped<CorrectEntry>()
        .AddScoped<CompleteModule>()
        .AddScoped<WordModule>();
}
