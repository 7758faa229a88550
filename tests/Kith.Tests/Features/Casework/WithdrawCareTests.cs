using System.Net;
using Kith.Features.Casework;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class WithdrawCareTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task One_row_or_the_whole_period_is_counted_nowhere_and_never_vanishes()
    {
        var family = await world.AReferredFamily("Amy");
        var (amy, begun) = (family.Child("Amy"), new DateOnly(2026, 3, 2));
        var period = await world.CareStarted(family, begun, "Amy");
        var moved = await world.Moved(family, period, new DateOnly(2026, 4, 1), p => p.Lines = "3 Other Road");
        await world.IsHidden(r => CaseworkLinks.WithdrawCare(r, period), family);
        await world.IsRefused(r => CaseworkLinks.WithdrawCare(r, period), family, Role.MentalHealthWorker);
        var lead = world.As(family.SocialWorker);

        var row = await lead.Open(CaseworkLinks.WithdrawCare(family.Ref, period, moved));
        Assert.Equal("Enter why this was entered by mistake", (await row.Shows("Placement from 1 April 2026").Press("Withdraw")).ErrorOf("Input.Why"));
        (await (await lead.Open(CaseworkLinks.WithdrawCare(family.Ref, period, moved))).Fill("Input.Why", "She never moved").Press("Withdraw")).Expect(HttpStatusCode.OK)
            .Shows("Withdrawn").DoesNotShow("Until 1 April 2026").Shows("Placement from 1 April 2026: She never moved");
        Assert.Equal($$"""{"Row":"{{moved}}"}""", (await world.Fact<CareRowWithdrawn>(family)).Data);
        Assert.Equal([(begun, (DateOnly?)null), (new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 1))], await Stays());
        var first = (await world.Care(period)).Statuses[0].Id;
        (await (await lead.Open(CaseworkLinks.WithdrawCare(family.Ref, period, first))).Fill("Input.Why", "Typed wrong").Press("Withdraw")).Shows("The period began with this, so it cannot be withdrawn alone");

        (await (await lead.Open(CaseworkLinks.WithdrawCare(family.Ref, period))).Fill("Input.Why", "It was her cousin").Press("Withdraw")).Shows("The child has not been looked after").Shows("Period of being looked after from 2 March 2026: It was her cousin");
        Assert.Equal($$"""{"Period":"{{period}}"}""", (await world.Fact<CareWithdrawn>(family)).Data);
        Assert.Equal([(begun, (DateOnly?)begun), (new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 1))], await Stays());
        (await lead.Open(WorkbookLinks.Chronology(family.Ref))).DoesNotShow("looked after");
        (await lead.Open(CaseworkLinks.WithdrawCare(family.Ref, period))).Expect(HttpStatusCode.NotFound);
        await world.CareStarted(family, begun, "Amy");

        Task<List<(DateOnly, DateOnly?)>> Stays() => world.Read(async db => (await db.Addresses.Where(a => a.Person == amy && a.Kind == AddressKind.Placement).OrderBy(a => a.From).ToListAsync()).ConvertAll(a => (a.From, a.Until)));
    }
}
