namespace Kith.Features.Access;

internal static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddScoped<AcceptCode>()
        .AddScoped<SetUpSecondFactor>()
        .AddScoped<ChangePassword>()
        .AddScoped<JoinAgency>()
        .AddScoped<ChangeAgency>()
        .AddScoped<FormTeam>()
        .AddScoped<ChangeTeam>()
        .AddScoped<WelcomeWorker>()
        .AddScoped<ChangeWorker>()
        .AddScoped<StartPosting>()
        .AddScoped<EndPosting>()
        .AddScoped<OpenAccount>()
        .AddScoped<CloseAccount>()
        .AddScoped<MendMail>();
}
