using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Testing;

public static class GivenInvitation
{
    public const string Words = "Would you tell us what you have seen since Easter?";

    /// <summary>The family’s manager asks a worker: to work with it, an adult specialist with one of its adults, or to write of its children.</summary>
    public static async Task<InvitationId> AnInvitation(this KithWorld world, FamilyInTest family, WorkerInTest asked, InvitationKind kind, PersonId? adult = null)
    {
        var input = new InviteInput
        {
            Kind = kind,
            Posting = asked.Posting,
            Adult = adult,
            Children = kind == InvitationKind.ToContribute ? [.. family.Children.Select(c => c.Id)] : [],
            Words = Words,
            Until = world.Clock.Today.AddDays(Invitation.UsualDays),
        };
        var manager = await world.Acting(family.Manager);
        return (await world.Do((Invite command, Now now) => command.Do(family.Episode, input, manager, now, default))).Value;
    }
}
