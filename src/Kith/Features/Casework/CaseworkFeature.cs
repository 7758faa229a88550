namespace Kith.Features.Casework;

internal static class CaseworkFeature
{
    public static IServiceCollection AddCasework(this IServiceCollection services) => services
        .AddScoped<MeetVisit>()
        .AddScoped<RestateVisits>();
}
