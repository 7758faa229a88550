namespace Kith.Features.FrontDoor;

internal static class FrontDoorFeature
{
    public static IServiceCollection AddFrontDoor(this IServiceCollection services) => services
        .AddScoped<ContactIndex>()
        .AddScoped<ContactReader>()
        .AddScoped<RecordContact>()
        .AddScoped<NameContact>()
        .AddScoped<SortContact>()
        .AddScoped<DecideContact>()
        .AddScoped<AnswerContact>();
}
