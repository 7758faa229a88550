using Kith.Platform.Data;

namespace Kith.Features.Access;

internal static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddScoped<AcceptCode>()
        .AddScoped<ProveAgain>()
        .AddScoped<MeetStranger>()
        .AddScoped<LinkAccount>()
        .AddScoped<AnswerLink>()
        .AddScoped<HandOverAccount>()
        .AddScoped<UnlinkAccount>()
        .AddScoped<ConfirmPosting>()
        .AddScoped<NameConfirmer>()
        .AddScoped<ReopenAccount>()
        .AddScoped<SuspendAccounts>()
        .AddEachHour<SuspendAccounts>((command, now, ct) => command.Do(now, ct))
        .AddScoped<AddPasskey>()
        .AddScoped<RemovePasskey>()
        .AddScoped<ShowPasskey>()
        .AddScoped<Arrivals>()
        .AddScoped<EndSessions>()
        .AddScoped<SetUpSecondFactor>()
        .AddScoped<ChangePassword>()
        .AddScoped<JoinAgency>()
        .AddScoped<ChangeAgency>()
        .AddScoped<FormTeam>()
        .AddScoped<ChangeTeam>()
        .AddScoped<WelcomeWorker>()
        .AddScoped<ChangeWorker>()
        .AddScoped<StartPosting>()
        .AddScoped<ProposePosting>()
        .AddScoped<AnswerPosting>()
        .AddScoped<EndPosting>()
        .AddScoped<MakeAgreement>()
        .AddScoped<EndAgreement>()
        .AddScoped<OpenAccount>()
        .AddScoped<CloseAccount>()
        .AddScoped<MendMail>();
}
