using Kith.Platform.Data;
using Kith.Platform.Record;

namespace Kith.Features.ServiceDirectory;

internal static class ServiceDirectoryFeature
{
    public static IServiceCollection AddServiceDirectory(this IServiceCollection services)
    {
        services.AddHttpClient(FeedReader.Client, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(60);
            client.MaxResponseContentBufferSize = FeedReader.MostBytes;
        }).ConfigurePrimaryHttpMessageHandler(provider => FeedDoor.Handler(provider.GetRequiredService<FeedReach>())).RemoveAllLoggers();
        return services
            .AddSingleton(provider => TextIndex.For(provider.GetRequiredService<Storage>()))
            .AddSingleton<IPrepare>(provider => provider.GetRequiredService<TextIndex>())
            .AddSingleton<IPrepare, StarterSynonyms>()
            .AddSingleton<SynonymsKept>()
            .AddScoped<KnownSynonyms>()
            .AddScoped<AddSynonym>()
            .AddScoped<ChangeSynonym>()
            .AddScoped<RemoveSynonym>()
            .AddScoped<CountSearch>()
            .AddScoped<FindPlace>()
            .AddScoped<TakePostcodes>()
            .AddScoped<ImportPostcodes>()
            .AddScoped<TakeOutlines>()
            .AddSingleton<FeedOrder>()
            .AddScoped<KeepTwins>()
            .AddScoped<KeepDirectory>()
            .AddScoped<IListener>(provider => provider.GetRequiredService<KeepDirectory>())
            .AddScoped<DirectorySearch>()
            .AddScoped<ServiceReader>()
            .AddScoped<OriginReader>()
            .AddScoped<TakeServices>()
            .AddScoped<TakeTerms>()
            .AddScoped<ImportServices>()
            .AddScoped<StageServices>()
            .AddScoped<DecideBatch>()
            .AddScoped<FeedReader>()
            .AddSingleton(new FeedReach(IsInternalAllowed: false))
            .AddSingleton(FeedPace.Usual)
            .AddSingleton<FeedBell>()
            .AddHostedService<FeedRunner>()
            .AddScoped<CarryFeed>()
            .AddScoped<FollowFeed>()
            .AddScoped<ChangeFeed>()
            .AddScoped<PauseFeed>()
            .AddScoped<RunFeed>()
            .AddScoped<ChangeService>()
            .AddScoped<ConfirmService>()
            .AddScoped<ListingSides>()
            .AddScoped<ProposalReader>()
            .AddScoped<ProposeChange>()
            .AddScoped<ProposeWithdrawal>()
            .AddScoped<ProposeListing>()
            .AddScoped<DecideProposal>()
            .AddScoped<RestoreListing>()
            .AddScoped<AskOwner>()
            .AddScoped<AnswerAsOwner>()
            .AddScoped<ChangeAsOwner>()
            .AddScoped<AskOwners>()
            .AddScoped<HideStale>()
            .AddScoped<ScoreListings>()
            .AddScoped<NoteUnlisted>()
            .AddScoped<DecideTwin>()
            .AddScoped<TakeBackTwin>()
            .AddScoped<SetDirectory>()
            .AddScoped<ReportListing>()
            .AddScoped<CloseReport>()
            .AddScoped<IListener, TellWatchers>()
            .AddSingleton<DirectoryRunner>()
            .AddHostedService(provider => provider.GetRequiredService<DirectoryRunner>())
            .AddScoped<WatchListing>()
            .AddScoped<SeeWatched>()
            .AddScoped<ShowServiceTo>()
            .AddScoped<ShowPlaceTo>();
    }
}
