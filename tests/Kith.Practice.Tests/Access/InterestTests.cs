using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class InterestTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));

    [Fact]
    public void An_interest_says_who_and_what_they_are()
    {
        var no = Interest.Declare(default, new InterestDetails(null, null, " ", null, new string('x', 11), null), default, Now).Refusals;

        Assert.Equal(
            ["Select who they are", "The postcode must be 10 characters or fewer", "Enter their last name", "Enter their first name"], no.Select(r => r.Message));
        Assert.Equal("Select the person", Assert.Single(Interest.With(null, default, new InterestDetails(InterestKind.Partner, null, null, null, null, null), default, Now).Refusals).Message);
    }

    [Fact]
    public void Surely_the_same_are_the_same_names_and_day_of_birth()
    {
        var interest = Declared("Jo", "Ash", new DateOnly(2015, 2, 1), null);

        Assert.True(interest.Is(" jo", "ASH", new DateOnly(2015, 2, 1)));
        Assert.False(interest.Is("Jo", "Ash", new DateOnly(2015, 2, 2)));
        Assert.False(interest.Is(null, "Ash", new DateOnly(2015, 2, 1)));
        Assert.False(Declared("Jo", "Ash", null, null).Is("Jo", "Ash", null));
    }

    [Fact]
    public void Resembling_are_the_same_last_name_with_the_postcode_or_the_day_of_birth()
    {
        var interest = Declared("Jo", "Ash", new DateOnly(2015, 2, 1), "xn1 2ab");

        Assert.True(interest.Resembles("ash", null, ["XN12AB"]));
        Assert.True(interest.Resembles("Ash", new DateOnly(2015, 2, 1), []));
        Assert.False(interest.Resembles("Ash", null, ["XN9 9ZZ", null]));
        Assert.False(interest.Resembles("Oak", new DateOnly(2015, 2, 1), ["XN1 2AB"]));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("2025-06-16", true)]
    [InlineData("2025-06-17", false)]
    public void A_declaration_is_due_at_joining_and_when_a_year_has_passed(string? last, bool due)
    {
        var by = new Acting(default, default, default, default, Role.SocialWorker, "Somebody", [], [], [], Now) { InterestsDeclaredOn = last is null ? null : DateOnly.Parse(last) };

        Assert.Equal(due, by.IsDeclarationDue);
    }

    private static Interest Declared(string first, string last, DateOnly? born, string? postcode) =>
        Interest.Declare(default, new InterestDetails(InterestKind.Relative, first, last, born, postcode, null), default, Now).Value;
}
