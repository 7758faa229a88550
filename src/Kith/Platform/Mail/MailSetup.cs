using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kith.Platform.Mail;

internal static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.TryAddSingleton(MailSettings.None);
        return services
            .AddScoped<Outbox>()
            .AddSingleton<Postman>()
            .AddSingleton(MailPace.Usual)
            .AddHostedService<MailRunner>();
    }
}
