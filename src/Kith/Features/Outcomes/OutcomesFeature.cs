using Kith.Platform.Data;

namespace Kith.Features.Outcomes;

internal static class OutcomesFeature
{
    public static IServiceCollection AddOutcomes(this IServiceCollection services) => services
        .AddSingleton<IPrepare, MakePseudonymSecret>()
        .AddScoped<TakeBenchmarks>()
        .AddScoped<TakeNeighbours>()
        .AddScoped<SetAuthority>()
        .AddSingleton<CountedLately>()
        .AddScoped<OwnCounts>()
        .AddScoped<MeasureReader>()
        .AddScoped<Pseudonyms>();
}
