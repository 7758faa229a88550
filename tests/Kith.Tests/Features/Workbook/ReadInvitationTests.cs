using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class ReadInvitationTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_shows_what_is_asked_to_the_one_who_is_asked_and_is_audited()
    {
        var family = await world.Given.AFamily(f => f.Named("Quillrow").AChild("Amy").AChild("Ben").AnAdult("Vera"));
        var (school, other) = (await world.Given.AWorker(Role.SchoolDsl), await world.Given.AWorker(Role.SchoolDsl));
        var id = await world.AnInvitation(family, school, InvitationKind.ToContribute);

        (await world.As(school).Open(FamiliesLinks.Invitation(id))).Shows(GivenInvitation.Words).Shows("Amy").Shows("Ben").Shows("Nothing yet").DoesNotShow("Vera").DoesNotShow("Quillrow");
        (await world.As(other).Open(FamiliesLinks.Invitation(id))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Invitation(id))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(FamiliesLinks.Invitation(id))).Expect(HttpStatusCode.Forbidden);
        Assert.True(await world.Read(db => Task.FromResult(db.Audit.Any(a => a.Posting == school.Posting && a.Family == family.Id))));
    }

    [Fact]
    public async Task It_ends_with_its_last_day()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var school = await world.Given.AWorker(Role.SchoolDsl);
        var id = await world.AnInvitation(family, school, InvitationKind.ToContribute);
        world.Clock.Pass(TimeSpan.FromDays(Invitation.UsualDays));
        (await world.As(school).Open(FamiliesLinks.Invitation(id))).Expect(HttpStatusCode.OK);

        world.Clock.Pass(TimeSpan.FromDays(1));
        (await world.As(school).Open(FamiliesLinks.Invitation(id))).Expect(HttpStatusCode.NotFound);
    }
}
