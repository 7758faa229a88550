using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class CuriosityTests
{
    private static readonly DateOnly Day = new(2026, 6, 16);
    private static readonly SeenOfFamily Ordinary = new(IsNamed: false, IsForTheTeam: false, Opened: 2, Refused: 0, DaysLately: 1, SharesLastName: false, IsColleagues: false);
    private static readonly SeenInADay Usual = new(WorksAtNight: false, Families: 6, FamiliesAtNight: 0, FamiliesRefused: 0);

    [Fact]
    public void Each_limit_is_reached_at_its_number_and_not_before()
    {
        var limits = CuriosityLimits.On(Day);

        Assert.Equal(limits, CuriosityLimits.On(new DateOnly(2020, 1, 1)));
        Assert.Empty(Of(Ordinary with { Refused = limits.Tries - 1 }));
        Assert.Equal([CuriosityKind.NotTheirs], Of(Ordinary with { Refused = limits.Tries }));
        Assert.Empty(Of(Ordinary with { DaysLately = limits.DaysBack - 1 }));
        Assert.Equal([CuriosityKind.ComingBack], Of(Ordinary with { DaysLately = limits.DaysBack }));
        Assert.Empty(Of(Ordinary with { DaysLately = limits.DaysBack, IsForTheTeam = true }));
        Assert.Empty(Of(Ordinary with { Onlookers = limits.Onlookers - 1 }));
        Assert.Equal([CuriosityKind.OneOfMany], Of(Ordinary with { Onlookers = limits.Onlookers }));
        Assert.Empty(Of(Usual with { FamiliesRefused = limits.FamiliesTried - 1, FamiliesAtNight = limits.FamiliesAtNight - 1, Families = limits.FamiliesInADay - 1 }));
        Assert.Equal(
            [CuriosityKind.NotTheirs, CuriosityKind.ManyAtNight, CuriosityKind.ManyInADay],
            Of(Usual with { FamiliesRefused = limits.FamiliesTried, FamiliesAtNight = limits.FamiliesAtNight, Families = limits.FamiliesInADay }));
        Assert.Empty(Of(Usual with { Searches = limits.SearchesInADay }));
        Assert.Equal([CuriosityKind.ManySearches], Of(Usual with { Searches = limits.SearchesInADay + 1 }));
        Assert.Empty(Of(Usual with { WorksAtNight = true, FamiliesAtNight = limits.FamiliesAtNight }));
    }

    [Fact]
    public void Who_is_named_to_a_family_may_share_its_name_and_come_back()
    {
        Assert.Equal([CuriosityKind.OwnName, CuriosityKind.Colleague], Of(Ordinary with { SharesLastName = true, IsColleagues = true }));
        Assert.Empty(Of(Ordinary with { IsNamed = true, SharesLastName = true, IsColleagues = true, DaysLately = 30, Onlookers = 9 }));
    }

    [Theory]
    [InlineData("2026-06-16T20:59", false)]
    [InlineData("2026-06-16T21:00", true)]
    [InlineData("2026-06-16T04:59", true)]
    [InlineData("2026-06-16T05:00", false)]
    public void Night_is_from_ten_to_six_by_a_clock_in_England(string utc, bool isNight) =>
        Assert.Equal(isNight, Curiosity.IsAtNight(DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal)));

    [Fact]
    public void Somebody_else_says_once_what_came_of_an_alert()
    {
        var now = Now.OnClock(Day, new TimeOnly(12, 0));
        var (watched, officer) = (Id.New<WorkerId>(now), Acts(Id.New<WorkerId>(now), now));
        var alert = CuriosityAlert.Raise(CuriosityKind.OwnName, default, watched, null, Day, now);

        Assert.Equal("Somebody else must review it: it is about what you opened", Assert.Single(alert.Judge(CuriosityOutcome.Mistake, "Mine", Acts(watched, now), now)).Message);
        Assert.Equal(["Select what came of it", "Enter what you found"], alert.Judge(null, " ", officer, now).Select(r => r.Message));
        Assert.Empty(alert.Judge(CuriosityOutcome.PartOfTheirWork, "Covered for a colleague", officer, now));
        Assert.Equal("It has been reviewed already", Assert.Single(alert.Judge(CuriosityOutcome.Mistake, "Again", officer, now)).Message);
    }

    private static IEnumerable<CuriosityKind> Of(SeenOfFamily seen) => Curiosity.Of(seen, Day);

    private static IEnumerable<CuriosityKind> Of(SeenInADay seen) => Curiosity.Of(seen, Day);

    private static Acting Acts(WorkerId worker, Now now) => new(default, worker, default, default, Role.PrivacyOfficer, "Somebody", [], [], [], now);
}
