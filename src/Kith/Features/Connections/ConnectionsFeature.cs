namespace Kith.Features.Connections;

internal static class ConnectionsFeature
{
    public static IServiceCollection AddFamilyConnections(this IServiceCollection services) => services
        .AddScoped<FamilyNeeds>()
        .AddScoped<FamilyHomes>()
        .AddScoped<MatchServices>()
        .AddScoped<ConnectionReader>()
        .AddScoped<Shortlist>()
        .AddScoped<ChangeShortlisted>()
        .AddScoped<AskForHelp>()
        .AddScoped<MoveConnection>()
        .AddScoped<TakeBackMove>()
        .AddScoped<PutRightConnection>()
        .AddScoped<NoteWaiting>()
        .AddScoped<RepliesReader>()
        .AddScoped<FormCluster>()
        .AddScoped<ChangeCluster>()
        .AddScoped<ClusterReader>();
}
