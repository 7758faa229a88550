namespace Kith.Features.Disclosure;

internal static class DisclosureFeature
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services
        .AddScoped<DocumentReader>()
        .AddScoped<StartDocument>()
        .AddScoped<MakeDocument>()
        .AddScoped<ReleaseDocument>()
        .AddScoped<StopDocument>()
        .AddScoped<TakeDocument>();
}
