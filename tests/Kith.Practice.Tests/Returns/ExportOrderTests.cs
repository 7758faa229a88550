using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Returns;

public sealed class ExportOrderTests
{
    private static readonly Now Noon = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(12, 0));

    [Fact]
    public void It_says_what_and_what_for()
    {
        Assert.Equal(
            ["Select what you need", "Enter what the file is for", "Enter who gets the file"],
            ExportOrder.Order(null, null, 0, " ", " ", Somebody(), Noon).Refusals.Select(r => r.Message));
        Assert.Equal("Select what you need", Assert.Single(ExportOrder.Order(Exported.CensusFile, null, 0, "To test it", "The testers", Somebody(), Noon).Refusals).Message);
        Assert.Equal("Select what you need", Assert.Single(ExportOrder.Order(Exported.CensusFindings, null, 0, "To test it", "The testers", Somebody(), Noon).Refusals).Message);
        Assert.Equal("Who gets the file must be 200 characters or fewer", Assert.Single(ExportOrder.Order(Exported.AnnexA, null, 0, "To test it", new string('x', 201), Somebody(), Noon).Refusals).Message);
        Assert.Equal("What the file is for must be 1,000 characters or fewer", Assert.Single(ExportOrder.Order(Exported.AnnexA, null, 0, new string('x', 1_001), "The testers", Somebody(), Noon).Refusals).Message);
    }

    [Fact]
    public void Somebody_else_agrees_and_it_opens_for_a_day()
    {
        var analyst = Somebody();
        var order = ExportOrder.Order(Exported.AnnexA, null, 120, "The inspectors ask for it", "The inspectors", analyst, Noon).Value;

        Assert.Equal("Somebody else must agree: you asked for it", Assert.Single(order.Answer(true, analyst, Noon)).Message);
        Assert.Equal("Select whether you agree", Assert.Single(order.Answer(null, Somebody(), Noon)).Message);
        Assert.False(order.IsOpenAt(Noon.Moment));
        Assert.Empty(order.Answer(true, Somebody(), Noon));
        Assert.True(order.IsOpenAt(Noon.Moment.AddHours(24).AddTicks(-1)));
        Assert.False(order.IsOpenAt(Noon.Moment.AddHours(24)));
        Assert.Equal("This has already been answered", Assert.Single(order.Answer(false, Somebody(), Noon)).Message);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(99, 109)]
    [InlineData(2_000, 2_200)]
    public void It_may_tell_of_a_tenth_more_children_or_ten(int children, int most) =>
        Assert.Equal(most, ExportOrder.Order(Exported.AnnexA, null, children, "The inspectors ask for it", "The inspectors", Somebody(), Noon).Value.MostChildren);

    [Fact]
    public void What_is_declined_never_opens()
    {
        var order = ExportOrder.Order(Exported.SafeguardingDataset, null, 0, "The region asks for it", "The region", Somebody(), Noon).Value;

        Assert.Empty(order.Answer(false, Somebody(), Noon));
        Assert.False(order.IsOpenAt(Noon.Moment));
    }

    private static Acting Somebody() => new(
        new PostingId(Guid.NewGuid()), new WorkerId(Guid.NewGuid()), new AgencyId(Guid.NewGuid()), new TeamId(Guid.NewGuid()), Role.Analyst, "Ada", [], [], [], Noon);
}
