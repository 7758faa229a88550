namespace Kith.Features.Supervision;

internal static class SupervisionFeature
{
    public static IServiceCollection AddSupervision(this IServiceCollection services) => services;
}
