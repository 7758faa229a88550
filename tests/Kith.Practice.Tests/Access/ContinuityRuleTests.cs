using Kith.Practice.Access;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class ContinuityRuleTests
{
    [Fact]
    public void A_pack_is_for_those_of_a_team_who_may_read_all_of_it_as_its_members() =>
        Assert.Equal(
            [Role.SocialWorker, Role.TeamManager],
            ContinuityRule.Readers([Role.TeamManager, Role.SocialWorker, Role.SocialWorker, Role.BusinessSupport, Role.Analyst, Role.SystemAdministrator, Role.PolicePartner]).Order());

    [Fact]
    public void A_team_in_which_nobody_may_gets_none() => Assert.Empty(ContinuityRule.Readers([Role.BusinessSupport, Role.SchoolDsl, Role.MashScreener]));
}
