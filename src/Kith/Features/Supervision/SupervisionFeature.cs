using Kith.Platform.Record;

namespace Kith.Features.Supervision;

internal static class SupervisionFeature
{
    public static IServiceCollection AddSupervision(this IServiceCollection services) => services
        .AddScoped<IListener, SetSupervisionDue>()
        .AddScoped<SupervisionDesk>()
        .AddScoped<Agenda>()
        .AddScoped<SupervisionReader>()
        .AddScoped<LatestAgreedRag>()
        .AddScoped<TakePart>()
        .AddScoped<HoldSupervision>()
        .AddScoped<SignSupervision>();
}
