using Kith.Platform.Record;

namespace Kith.Features.Casework;

internal static class CaseworkFeature
{
    public static IServiceCollection AddCasework(this IServiceCollection services) => services
        .AddScoped<StartVisits>()
        .AddScoped<IListener>(services => services.GetRequiredService<StartVisits>())
        .AddScoped<BeginLead>()
        .AddScoped<NumberChildren>()
        .AddScoped<BeginReferrals>()
        .AddScoped<StartHelpAssessment>()
        .AddScoped<CompleteHelpAssessment>()
        .AddScoped<CorrectHelpAssessment>()
        .AddScoped<WithdrawHelpAssessment>()
        .AddScoped<HelpDesk>()
        .AddScoped<ChangeReferral>()
        .AddScoped<Allocate>()
        .AddScoped<MoveTeam>()
        .AddScoped<CloseFamilyEpisode>()
        .AddScoped<MeetVisit>()
        .AddScoped<RestateVisits>()
        .AddScoped<RetimeVisits>()
        .AddScoped<IListener>(services => services.GetRequiredService<RetimeVisits>())
        .AddScoped<PlansDesk>()
        .AddScoped<PlansReader>()
        .AddScoped<StartEnquiry>()
        .AddScoped<ConcludeEnquiry>()
        .AddScoped<HoldConference>()
        .AddScoped<ReviewPlans>()
        .AddScoped<StartNeedPlan>()
        .AddScoped<EndPlan>()
        .AddScoped<CorrectPlan>()
        .AddScoped<CorrectEnquiry>()
        .AddScoped<CorrectConference>()
        .AddScoped<WithdrawPlan>()
        .AddScoped<WithdrawEnquiry>()
        .AddScoped<AssessmentDesk>()
        .AddScoped<AssessmentReader>()
        .AddScoped<BeginAssessment>()
        .AddScoped<StartAssessment>()
        .AddScoped<WriteAssessment>()
        .AddScoped<SendAssessment>()
        .AddScoped<ReturnAssessment>()
        .AddScoped<AuthoriseAssessment>();
}
