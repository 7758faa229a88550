using Kith.Platform.Record;

namespace Kith.Features.Families;

internal static class FamiliesFeature
{
    public static IServiceCollection AddFamilies(this IServiceCollection services) => services
        .AddScoped<FamilyDoor>()
        .AddScoped<ProtectedHomes>()
        .AddScoped<OpenFamily>()
        .AddScoped<AddFamily>()
        .AddScoped<RenameFamily>()
        .AddScoped<AddPerson>()
        .AddScoped<JoinFamily>()
        .AddScoped<ChangePerson>()
        .AddScoped<IdentifyPerson>()
        .AddScoped<LeaveFamily>()
        .AddScoped<ProtectPerson>()
        .AddScoped<ProposeUnshielding>()
        .AddScoped<AnswerUnshielding>()
        .AddScoped<RevealAddress>()
        .AddScoped<SayHowToReach>()
        .AddScoped<NameLocationReader>()
        .AddScoped<EndLocationReader>()
        .AddScoped<RelateKin>()
        .AddScoped<EndKin>()
        .AddScoped<MoveHousehold>()
        .AddScoped<FoundHousehold>()
        .AddScoped<RecordAddress>()
        .AddScoped<SayWhereThingsAre>()
        .AddScoped<RecordHarmAllegation>()
        .AddScoped<Nominations>()
        .AddScoped<NameWorker>()
        .AddScoped<InvitationDoor>()
        .AddScoped<Invite>()
        .AddScoped<WithdrawInvitation>()
        .AddScoped<AnswerReferral>()
        .AddScoped<EndInvolvement>()
        .AddScoped<IListener, LeaveCircle>()
        .AddScoped<RestrictFamily>()
        .AddScoped<PutOnList>()
        .AddScoped<TakeOffList>()
        .AddScoped<ReviewRestriction>()
        .AddScoped<ProposeLifting>()
        .AddScoped<AnswerLifting>();
}
