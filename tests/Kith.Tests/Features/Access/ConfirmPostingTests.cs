using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>Each edge of the 90 days (TR-38).</summary>
public sealed class ConfirmPostingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Without_the_word_of_its_agency_a_posting_holds_to_the_90th_day_and_not_on_the_91st()
    {
        var partner = await world.APartner();
        On(days: 90);
        (await world.As(partner.Teacher).Open(AccessLinks.Account)).Shows("Your account");
        Assert.DoesNotContain(await Suspended(partner.Teacher), told => told);

        On(days: 91);
        var session = world.As(partner.Teacher);
        (await session.Open(AccessLinks.Account)).Shows("Your agency has not confirmed in time that you still work there").DoesNotShow(partner.Team.Name);
        await world.Suspend();
        await world.Suspend();
        Assert.Single(await Suspended(partner.Teacher), told => told);

        await Confirm(partner.Teacher);
        (await session.Open(AccessLinks.Account)).Shows("Your account");
        Assert.Equal(world.Clock.Today.AddDays(90), await world.ConfirmBy(partner.Teacher));
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task A_word_withdrawn_while_signed_in_counts_on_the_next_request()
    {
        var partner = await world.APartner();
        var lastMinute = new DateTimeOffset(2026, 9, 14, 22, 59, 0, TimeSpan.Zero);
        world.Clock.Set(lastMinute);
        var session = world.As(partner.Teacher);
        (await session.Open(AccessLinks.Account)).Shows("Your account");

        world.Clock.Set(lastMinute.AddMinutes(1));

        (await session.Open(AccessLinks.Account)).Shows("You have no posting today");
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task An_authority_that_was_a_partner_by_mistake_needs_no_word_and_its_people_of_then_none()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);
        Assert.Null(await world.ConfirmBy(worker));
        var partner = await world.APartner();
        Assert.Equal(new DateOnly(2026, 9, 14), await world.ConfirmBy(partner.Teacher));

        await world.Run((services, now) => services.GetRequiredService<ChangeAgency>().Do(
            partner.Team.Agency, new AgencyInput { Name = $"Elm {Guid.NewGuid()}", Kind = AgencyKind.LocalAuthority, Version = 2 }, by: null, now, CancellationToken.None));

        Assert.Null(await world.ConfirmBy(partner.Teacher));
    }

    private void On(int days) => world.Clock.Set(SettableClock.Start.AddDays(days));

    private async Task<IEnumerable<bool>> Suspended(WorkerInTest worker) =>
        (await world.Facts<PostingSuspended>()).Select(f => f.Data.Contains(worker.Posting.ToString()!, StringComparison.Ordinal));

    private Task Confirm(WorkerInTest worker) =>
        world.Run((services, now) => services.GetRequiredService<ConfirmPosting>().Do(worker.Posting, hasLeft: false, by: null, now, CancellationToken.None));
}
