using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Connections;

public sealed class ClusterTests
{
    private static readonly Now Today = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(10, 0));

    [Fact]
    public void Areas_are_wards_or_districts_one_a_line()
    {
        var cluster = Cluster.Form(new ClusterPlan("Warminster", "e05008410 Warminster Broadway\r\n\r\nBA12\nBA12 Warminster", "The Avenue School\n\n Kingdown ", null, null), Today).Value;

        Assert.Equal([("E05008410", "Warminster Broadway", false), ("BA12", null, true)], cluster.Areas.Select(a => (a.Code, a.Name, a.IsDistrict)));
        Assert.Equal("The Avenue School\nKingdown", cluster.Schools);
    }

    [Fact]
    public void What_is_neither_is_refused()
    {
        var no = Cluster.Form(new ClusterPlan(" ", "BA12\nWestbury", null, null, null), Today).Refusals;

        Assert.Equal(["Name", "Areas"], no.Select(r => r.Field));
        Assert.Equal("“Westbury” must begin with a ward code, such as E05008410, or a postcode district, such as BA12", no[1].Message);
        Assert.Equal("Enter at least one ward code or postcode district", Assert.Single(Cluster.Form(new ClusterPlan("Westbury", "", null, null, null), Today).Refusals).Message);
    }
}
