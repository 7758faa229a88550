namespace Kith.Features.Steps;

internal static class StepsFeature
{
    public static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddScoped<SetStep>()
        .AddScoped<FinishStep>()
        .AddScoped<ReopenStep>()
        .AddScoped<ChangeStep>();
}
