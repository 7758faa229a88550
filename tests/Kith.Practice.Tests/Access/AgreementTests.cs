using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class AgreementTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));

    [Fact]
    public void An_agreement_says_with_whom_when_why_and_where()
    {
        Assert.Equal(
            ["Select the agency", "Enter the first day of the agreement", "Enter the last day of the agreement", "Enter where the signed document is kept", "Enter what information is shared for", "Enter the lawful basis"],
            Agreement.Make(null, null, null, null, " ", null, Now).Refusals.Select(r => r.Message));
        Assert.Equal(
            "The last day of the agreement must be the same as or after the first day",
            Assert.Single(Agreement.Make(default(AgencyId), Now.Today, Now.Today.AddDays(-1), "Shelf 4", "Safeguarding", "Public task", Now).Refusals).Message);
    }

    [Fact]
    public void It_is_in_force_from_its_first_day_to_its_last()
    {
        var agreement = Agreement.Make(default(AgencyId), Now.Today, Now.Today.AddDays(1), "Shelf 4", "Safeguarding", "Public task", Now).Value;

        Assert.Equal([false, true, true, false], new[] { -1, 0, 1, 2 }.Select(d => agreement.IsInForceOn(Now.Today.AddDays(d))));
        Assert.True(agreement.End(null).Any);
        Assert.True(agreement.End(Now.Today.AddDays(-1)).Any);
        Assert.False(agreement.End(Now.Today).Any);
        Assert.False(agreement.IsInForceOn(Now.Today.AddDays(1)));
        Assert.Equal([false, true], new[] { AgencyKind.LocalAuthority, AgencyKind.Police }.Select(Agreement.IsNeededBy));
    }
}
