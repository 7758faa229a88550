using Kith.Platform.Record;

namespace Kith.Features.Returns;

internal static class ReturnsFeature
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddScoped<IntakeTeam>()
        .AddScoped<SpanFamily>()
        .AddScoped<ImportChild>()
        .AddScoped<ImportCensus>()
        .AddScoped<JoinHousehold>()
        .AddScoped<ImportHousehold>()
        .AddScoped<ImportPeople>()
        .AddScoped<ImportBenchmarks>()
        .AddScoped<ImportFile>()
        .AddScoped<StartImport>()
        .AddScoped<CancelImport>()
        .AddScoped<CarryImport>()
        .AddScoped<DrawCensus>()
        .AddScoped<BuildCensus>()
        .AddScoped<CarryCensus>()
        .AddScoped<OrderCensus>()
        .AddScoped<AcceptQuery>()
        .AddScoped<CheckFile>()
        .AddScoped<DeleteFileCheck>()
        .AddScoped<TakeOut>()
        .AddScoped<OrderExport>()
        .AddScoped<AnswerExport>()
        .AddScoped<ExportDataset>()
        .AddSingleton<SheetFile>()
        .AddScoped<ExportAnnexA>()
        .AddScoped<PrepareCensus>()
        .AddScoped<CheckCensus>()
        .AddScoped<SignCensus>()
        .AddScoped<IListener, RecheckChildren>()
        .AddSingleton<CensusBell>()
        .AddHostedService<CensusRunner>()
        .AddSingleton<ImportBell>()
        .AddSingleton(ImportPace.Usual)
        .AddHostedService<ImportRunner>();
}
