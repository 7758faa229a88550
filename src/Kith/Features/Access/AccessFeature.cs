namespace Kith.Features.Access;

internal static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddScoped<AcceptCode>()
        .AddScoped<ChangePassword>()
        .AddScoped<SetUpSecondFactor>();
}
