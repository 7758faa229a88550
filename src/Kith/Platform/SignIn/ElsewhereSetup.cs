namespace Kith.Platform.SignIn;

public static class ElsewhereSetup
{
    private const int MostBytes = 1_048_576;

    public static IServiceCollection AddElsewhere(this IServiceCollection services)
    {
        services.AddSingleton<ProviderDocuments>();
        services.AddSingleton<Elsewhere>();

        // A redirect would take the secret, or the question for keys, to somebody else.
        services.AddHttpClient(ProviderDocuments.Client, client => client.MaxResponseContentBufferSize = MostBytes)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        return services;
    }
}
