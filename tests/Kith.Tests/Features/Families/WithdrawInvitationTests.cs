using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class WithdrawInvitationTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_is_withdrawn_is_not_there_from_the_next_request_on()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var school = await world.Given.AWorker(Role.SchoolDsl);
        var id = await world.AnInvitation(family, school, InvitationKind.ToContribute);
        (await world.As(school).Open(FamiliesLinks.Invitation(id))).Expect(HttpStatusCode.OK);
        var page = await world.As(family.Manager).Open(FamiliesLinks.WithdrawInvitation(family.Ref, id));
        page.Shows(GivenInvitation.Words).Shows(school.Name);

        Assert.Equal("Enter why it is withdrawn", (await page.Press("Withdraw")).ErrorOf("Input.Why"));
        (await page.Fill("Input.Why", "The school has changed").Press("Withdraw")).Shows("Withdrawn").Shows("to write one part of its record: withdrawn. The school has changed");

        (await world.As(school).Open(FamiliesLinks.Invitation(id))).Expect(HttpStatusCode.NotFound);
        (await world.As(school).Open(FamiliesLinks.Invitations())).Shows("Nobody asks anything of you");
        Assert.DoesNotContain("changed", (await world.Fact<InvitationWithdrawn>(family)).Data, StringComparison.Ordinal);
        (await world.As(family.Manager).Open(page.Address)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_elses_is_not_there_and_an_older_form_is_told()
    {
        var (family, other) = (await world.Given.AFamily(f => f.AChild("Amy")), await world.Given.AFamily());
        var id = await world.AnInvitation(family, await world.Given.AWorker(Role.SchoolDsl), InvitationKind.ToContribute);
        (await world.As(other.Manager).Open(FamiliesLinks.WithdrawInvitation(other.Ref, id))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.ACoWorker(family, Role.FamilySupportWorker)).Open(FamiliesLinks.WithdrawInvitation(family.Ref, id))).Expect(HttpStatusCode.Forbidden);

        var by = await world.Acting(family.Manager);
        var stale = new WithdrawInvitationInput { Version = 7, Why = "No" };
        Assert.Equal(RefusalKind.Stale, Assert.Single(await world.Refusals((WithdrawInvitation command, Now now) => command.Do(family.Episode, id, stale, by, now, default))).Kind);
    }
}
