namespace Kith.Features.Disclosure;

internal static class DisclosureFeature
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services
        .AddSingleton(PdfPrinter.OfThisMachine())
        .AddScoped<DocumentReader>()
        .AddScoped<StartDocument>()
        .AddScoped<MakeDocument>()
        .AddScoped<ReleaseDocument>()
        .AddScoped<StopDocument>()
        .AddScoped<TakeDocument>();
}
