using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class AccountRuleTests
{
    private static readonly DateOnly Today = new(2026, 6, 16);

    private static readonly AccountRule Rule = AccountRule.On(Today);

    [Fact]
    public void An_account_is_suspended_from_the_30th_day_after_its_last_use() => Assert.Equal(new DateOnly(2026, 5, 17), Rule.UnusedSince(Today));

    [Fact]
    public void A_word_holds_for_90_days() => Assert.Equal(new DateOnly(2026, 9, 14), Rule.ConfirmBy(Today));

    [Fact]
    public void A_hand_over_code_counts_for_14_days() => Assert.Equal(new DateOnly(2026, 6, 30), Rule.HandOverBy(Today));

    [Theory]
    [InlineData(15, false)]
    [InlineData(14, true)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    public void Fourteen_days_before_its_end_it_is_due_soon(int days, bool soon) => Assert.Equal(soon, Rule.IsDueSoon(Today.AddDays(days), Today));

    [Fact]
    public void Where_no_word_is_needed_nothing_is_due() => Assert.False(Rule.IsDueSoon(null, Today));

    [Theory]
    [InlineData(AgencyKind.LocalAuthority, false)]
    [InlineData(AgencyKind.School, true)]
    [InlineData(AgencyKind.Police, true)]
    public void Every_agency_but_the_authority_is_a_partner(AgencyKind kind, bool partner) =>
        Assert.Equal(partner, Agency.Join("Elm", kind, null, Now.OnClock(Today, new TimeOnly(9, 0))).Value.IsPartner);
}
