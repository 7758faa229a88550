using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class ListInvitationsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_lists_what_is_open_by_its_last_day_and_costs_the_same_for_many()
    {
        var school = await world.Given.AWorker(Role.SchoolDsl);
        (await world.As(school).Open(FamiliesLinks.Invitations())).Shows("Nobody asks anything of you");
        for (var i = 0; i < 3; i++)
        {
            await world.AnInvitation(await world.Given.AFamily(f => f.AChild("Amy")), school, InvitationKind.ToContribute);
        }

        var page = await world.As(school).Open(FamiliesLinks.Invitations());
        page.Shows("3 things to answer").Shows("To write one part of its record").Shows("30 Jun 2026").DoesNotShow("Amy").DoesNotShow("Larkspur");
        Assert.True((await world.Commands.During(() => world.As(school).Open(FamiliesLinks.Invitations()))).Count <= 5);

        world.Clock.Pass(TimeSpan.FromDays(Invitation.UsualDays + 1));
        (await world.As(school).Open(FamiliesLinks.Invitations())).Shows("Nobody asks anything of you");
    }

    [Fact]
    public async Task It_is_for_those_with_work() =>
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(FamiliesLinks.Invitations())).Expect(HttpStatusCode.Forbidden);
}
