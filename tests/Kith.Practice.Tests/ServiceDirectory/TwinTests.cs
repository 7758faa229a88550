using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.ServiceDirectory;

public sealed class TwinTests
{
    private static readonly OrganizationId Body = new(Guid.NewGuid());

    [Theory]
    [InlineData("Bereavement Café", "The bereavment cafe", true)]
    [InlineData("Bereavement Café", "Debt advice", false)]
    [InlineData("Baby massage", "Baby yoga", false)]
    public void Of_two_at_one_postcode_those_with_names_alike_may_be_one(string one, string other, bool isLikely)
    {
        var (these, those) = (A(one, postcodes: ["XN11AB"], organization: Body), A(other, postcodes: ["XN11AB"], organization: Body));

        Assert.Equal(isLikely, TwinRule.Of(these, those).IsLikely);
        Assert.Equal(TwinRule.Of(these, those), TwinRule.Of(those, these));
    }

    [Fact]
    public void One_bodys_groups_in_other_places_or_for_other_ages_are_not_one()
    {
        var one = A("Stay and play", Body, webs: ["example.org/play"], postcodes: ["XN11AB"], from: 0, to: 4);

        Assert.True(TwinRule.Of(one, one).IsLikely);
        Assert.True(TwinRule.Of(one, one with { Organization = null, Webs = new HashSet<string>() }).IsLikely);
        var elsewhere = TwinRule.Of(one, one with { Postcodes = new HashSet<string> { "XN21AB" } });
        Assert.Equal((false, "Name alike, same organisation, same web address, but other places"), (elsewhere.IsLikely, elsewhere.Grounds.InWords()));
        Assert.False(TwinRule.Of(A("Youth club", Body, postcodes: ["XN11AB"], from: 8, to: 11), A("Youth club", Body, postcodes: ["XN11AB"], from: 12, to: 16)).IsLikely);
        Assert.False(TwinRule.Of(A("Youth club"), A("Youth club")).IsLikely);
    }

    [Fact]
    public void Two_that_may_be_one_share_a_key_and_others_do_not()
    {
        var one = TwinRule.Keys(A("Bereavement Café", Body, phones: ["07700900123"], postcodes: ["XN11AB"]));

        Assert.NotEmpty(one.Intersect(TwinRule.Keys(A("The bereavment cafe", postcodes: ["XN11AB"]))));
        Assert.NotEmpty(one.Intersect(TwinRule.Keys(A("Something else", phones: ["07700900123"]))));
        Assert.Empty(one.Intersect(TwinRule.Keys(A("Debt advice", Body, postcodes: ["XN11AB"]))));
        Assert.Empty(TwinRule.Keys(A("The of and")));
    }

    [Fact]
    public void What_an_editor_has_said_is_said_once_and_only_an_answer_of_no_is_taken_back()
    {
        var now = Now.OnClock(new DateOnly(2026, 6, 1), new TimeOnly(9, 0));
        var twin = Twin.Find(7, 3, new Resemblance(80, TwinGrounds.Name, true), now);
        Assert.Equal((3, 7, TwinState.Open), (twin.One, twin.Other, twin.State));

        Assert.Equal("Select whether they are the same", Assert.Single(twin.Decide(null, null, now)).Message);
        Assert.Empty(twin.Decide(TwinAnswer.NotTheSame, null, now));
        Assert.Equal("Somebody has said already whether these are the same", Assert.Single(twin.Decide(TwinAnswer.KeepOne, null, now)).Message);
        Assert.Empty(twin.TakeBack());
        Assert.Equal((TwinState.Open, null), (twin.State, twin.DecidedAt));
        Assert.Empty(twin.Decide(TwinAnswer.KeepOther, null, now));
        Assert.Contains("restore the listing", Assert.Single(twin.TakeBack()).Message, StringComparison.Ordinal);
    }

    private static TwinTraits A(string name, OrganizationId? organization = null, string[]? webs = null, string[]? phones = null, string[]? postcodes = null, double? from = null, double? to = null) =>
        new(name, organization, (webs ?? []).ToHashSet(), (phones ?? []).ToHashSet(), new HashSet<string>(), (postcodes ?? []).ToHashSet(), from, to);
}
