namespace Kith.Features.Families;

internal static class FamiliesFeature
{
    public static IServiceCollection AddFamilies(this IServiceCollection services) => services
        .AddScoped<FamilyDoor>();
}
