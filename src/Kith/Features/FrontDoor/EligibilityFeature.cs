using Kith.Platform.Record;

namespace Kith.Features.FrontDoor;

internal static class EligibilityFeature
{
    public static IServiceCollection AddEligibility(this IServiceCollection services) => services
        .AddScoped<IListener, JudgeEligibility>()
        .AddScoped<DecideEligibility>();
}
