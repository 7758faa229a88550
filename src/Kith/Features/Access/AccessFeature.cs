namespace Kith.Features.Access;

internal static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddScoped<AcceptCode>()
        .AddScoped<ProveAgain>()
        .AddScoped<MeetStranger>()
        .AddScoped<LinkAccount>()
        .AddScoped<UnlinkAccount>()
        .AddScoped<ConfirmPosting>()
        .AddScoped<NameConfirmer>()
        .AddScoped<ReopenAccount>()
        .AddScoped<SuspendAccounts>()
        .AddHostedService<AccountReview>()
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
