using Kith.Practice.Access;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class MeasureDutiesTests
{
    private static readonly Role[] Measurers = [Role.ServiceManager, Role.ProgrammeManager, Role.Analyst];

    [Fact]
    public void Small_numbers_are_for_the_case_teams_alone() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(AccessTable.Has(role, Duty.SeeMeasures) && !Measurers.Contains(role), AccessTable.Has(role, Duty.SeeSmallNumbers)));

    [Fact]
    public void Whoever_sees_rows_sees_the_measure_and_the_programme_manager_sees_only_sums()
    {
        Assert.All(Enum.GetValues<Role>().Where(r => AccessTable.Has(r, Duty.SeeMeasureRows)), role => Assert.True(AccessTable.Has(role, Duty.SeeMeasures)));
        Assert.False(AccessTable.Has(Role.ProgrammeManager, Duty.SeeMeasureRows));
        Assert.False(AccessTable.Has(Role.Analyst, Duty.OpenFamily));
    }

    [Theory]
    [InlineData(Role.PolicePartner)]
    [InlineData(Role.SchoolDsl)]
    [InlineData(Role.HealthPartner)]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.FamilyPortalUser)]
    public void Partners_administrators_and_families_see_no_measure(Role role) => Assert.False(AccessTable.Has(role, Duty.SeeMeasures));
}
