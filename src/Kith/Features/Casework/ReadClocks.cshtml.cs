using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Casework;

/// <summary>What falls due when, who says so, and how the days are counted: for everyone who is asked why something is late.</summary>
[Needs(Duty.UseKith)]
public sealed class ReadClocksModel(TimeProvider time) : PageModel
{
    private readonly DateOnly today = Now.At(time.GetUtcNow()).Today;

    public IReadOnlyList<ClockRule> InForce => Clocks.All.Where(r => r.IsInForceOn(today)).ToList();

    /// <summary>This year’s bank holidays and the next year’s, as far as they are known.</summary>
    public IEnumerable<(int Year, IReadOnlyList<DateOnly> Days)> Holidays =>
        from year in new[] { today.Year, today.Year + 1 } select (year, BankHolidays.In(year)) into listed where listed.Item2.Count > 0 select listed;

    /// <summary>Clocks that start now may run beyond the known bank holidays.</summary>
    public bool EndsSoon => !BankHolidays.Cover(today, today.AddMonths(6));
}
