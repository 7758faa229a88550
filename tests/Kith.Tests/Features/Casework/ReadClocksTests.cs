using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class ReadClocksTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_says_what_falls_due_when_and_who_says_so()
    {
        var page = await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(CaseworkLinks.Clocks());

        page.Expect(HttpStatusCode.OK)
            .Shows("Child and family assessment authorised").Shows("45 working days after the referral").Shows("Statutory guidance").Shows("Working Together to Safeguard Children")
            .Shows("Visit to a child on a child protection plan").Shows("Local standard").Shows("Version 1")
            .Shows("Known from 1998 to 2027");
    }

    [Fact]
    public async Task What_is_ours_is_marked_so() =>
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(CaseworkLinks.Clocks())).Shows("Practice model Ours");

    [Fact]
    public async Task It_warns_before_the_known_bank_holidays_end()
    {
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(CaseworkLinks.Clocks())).DoesNotShow("Bank holidays are known until");
        world.Clock.Set(new DateTimeOffset(2027, 9, 1, 9, 0, 0, TimeSpan.Zero));
        try
        {
            var page = await world.As(await world.Given.AWorker(Role.TeamManager)).Open(CaseworkLinks.Clocks());

            page.Shows("Bank holidays are known until 31 December 2027").Shows("Fri 26 Mar");
        }
        finally
        {
            world.Clock.Set(SettableClock.Start);
        }
    }

    [Theory]
    [InlineData(Role.SchoolDsl)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.SystemAdministrator)]
    public async Task Every_worker_may_read_it(Role role) =>
        (await world.As(await world.Given.AWorker(role)).Open(CaseworkLinks.Clocks())).Expect(HttpStatusCode.OK).Shows("Clocks");
}
