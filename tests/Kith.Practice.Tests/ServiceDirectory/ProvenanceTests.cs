using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.ServiceDirectory;

public sealed class ProvenanceTests
{
    private static readonly Now Then = Now.OnClock(new DateOnly(2026, 5, 3), new TimeOnly(9, 0));

    [Fact]
    public void A_field_comes_from_whoever_listed_the_service_until_somebody_says_it_anew()
    {
        var origins = Provenance.Read(Provenance.From(FieldOrigin.Feed("county", Then)).With(["fees"], FieldOrigin.Owner("jo@example.org", Then)).Write());

        Assert.Equal(FieldOrigin.Feed("county", Then), origins.Of("name"));
        Assert.Equal("whoever runs it, 3 May 2026", origins.Of("fees")!.InWords);
        Assert.Null(origins.Of("email", isSaid: false));
        Assert.NotNull(origins.Of("fees", isSaid: false));
    }

    [Theory]
    [InlineData(null, "", true)]
    [InlineData(OriginKind.Feed, "county", true)]
    [InlineData(OriginKind.Feed, "national", false)]
    [InlineData(OriginKind.Editor, "", false)]
    [InlineData(OriginKind.Owner, "county", false)]
    public void A_feed_is_followed_where_nobody_else_has_written(OriginKind? kind, string name, bool follows) =>
        Assert.Equal(follows, ConflictRule.Of(kind is { } one ? new FieldOrigin(one, name, Then.Moment) : null, "county", Then.Today).Follows);

    [Fact]
    public void Every_day_has_one_rule_for_each_holder() =>
        Assert.All([new DateOnly(2026, 1, 1), new DateOnly(2040, 1, 1)], day => Assert.Equal(Enum.GetValues<Holder>(), ConflictRule.On(day).Select(r => r.Holder).Order()));
}
