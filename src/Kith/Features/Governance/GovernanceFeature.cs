using Kith.Platform.Data;
using Kith.Platform.Record;

namespace Kith.Features.Governance;

internal static class GovernanceFeature
{
    public static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddScoped<ConflictsOfInterest>()
        .AddScoped<AlertPrivacy>()
        .AddScoped<IListener, MatchInterests>()
        .AddScoped<IListener, RaiseBrake>()
        .AddScoped<DeclareInterests>()
        .AddScoped<DeclareForWorker>()
        .AddScoped<RecordInterest>()
        .AddScoped<JudgeInterest>()
        .AddScoped<BreakGlass>()
        .AddScoped<ReviewGlass>()
        .AddScoped<TakeAwayAgain>()
        .AddScoped<TakeEmergencyReads>()
        .AddScoped<MakeContinuityPacks>()
        .AddScoped<ReadsReader>()
        .AddScoped<WatchReads>()
        .AddScoped<ReviewReads>()
        .AddScoped<PrivilegedReader>()
        .AddScoped<AnnounceWeeks>()
        .AddScoped<EscalateReviews>()
        .AddScoped<ReviewWeek>()
        .AddSingleton(EmergencyPace.Usual)
        .AddHostedService<EmergencyRunner>()
        .AddEachHour<AnnounceWeeks>((command, now, ct) => command.Do(now, ct))
        .AddEachHour<EscalateReviews>((command, now, ct) => command.Do(now, ct))
        .AddHostedService<ReadsRunner>()
        .AddHostedService<ContinuityRunner>();
}
