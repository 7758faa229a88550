using Kith.Practice.Families;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Families;

public sealed class FamilyTests
{
    private static readonly FamilyId Larkspur = Id.New<FamilyId>(SomeDay.Now);

    [Fact]
    public void A_reference_is_eight_letters_and_digits_that_are_not_confused_when_read_aloud()
    {
        for (var i = 0; i < 256; i++)
        {
            Assert.Matches("^[2-9b-hj-kmnp-tv-z]{8}$", FamilyRef.From(Enumerable.Repeat((byte)i, 8).ToArray()));
        }
    }

    [Fact]
    public void Where_somebody_protected_lives_an_address_is_protected_whatever_was_asked()
    {
        var address = Address.At(Larkspur, null, SomeDay.APerson(), "1 High Street", null, null, isProtected: false, mustBeProtected: true, SomeDay.Today, SomeDay.Now);

        Assert.True(address.Value.IsProtected);
    }

    [Fact]
    public void An_address_belongs_to_a_household_or_a_person_and_not_to_both()
    {
        var both = Address.At(Larkspur, Id.New<HouseholdId>(SomeDay.Now), SomeDay.APerson(), "1 High Street", null, null, false, false, SomeDay.Today, SomeDay.Now);

        Assert.Equal(["Select whose address it is"], both.Refusals.Messages());
    }

    [Fact]
    public void Nobody_leaves_a_family_before_they_joined_it()
    {
        var member = FamilyMember.Join(Larkspur, SomeDay.APerson(), MemberKind.Adult, SomeDay.Today.AddDays(-5), SomeDay.Now);

        Assert.Equal(["The day they left must be the same as or after the day they joined"], member.Leave(SomeDay.Today.AddDays(-6), SomeDay.Today).Messages());
        Assert.Null(member.Until);
        Assert.Empty(member.Leave(SomeDay.Today, SomeDay.Today));
    }

    [Fact]
    public void Parental_responsibility_is_for_a_child()
    {
        var partners = Kin.Relate(SomeDay.APerson(), KinKind.PartnerOf, SomeDay.APerson(), hasParentalResponsibility: true, null, SomeDay.Now);

        Assert.Equal(["Parental responsibility is for a child: choose a relationship to a child"], partners.Refusals.Messages());
    }

    [Theory]
    [InlineData("2020-06-17", "aged 5")]
    [InlineData("2020-06-16", "aged 6")]
    [InlineData("2025-05-16", "aged 13 months")]
    [InlineData("2026-05-16", "aged 1 month")]
    [InlineData("2026-06-16", "aged 0 months")]
    [InlineData("2024-02-29", "aged 2")]
    public void Ages_are_whole_years_and_months_under_two(string born, string words) =>
        Assert.Equal(words, PersonName.AgeInWords(DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), null, SomeDay.Today));

    [Fact]
    public void A_person_has_a_name_and_a_birth_that_can_be()
    {
        var refusals = Person.Add(new PersonDetails(null, " ", SomeDay.Today.AddYears(-126), Sex: "X", Ethnicity: "ZZZZ"), SomeDay.Now).Refusals.Messages();

        Assert.Equal(
            ["Enter a first name or a last name", "The date of birth must be within the last 125 years", "Select male, female or not known", "Select an ethnicity from the list"], refusals);
    }

    [Fact]
    public void What_differs_is_named_by_field()
    {
        var details = new PersonDetails("Amy", "Larkspur", SomeDay.Today);

        Assert.Empty(details.DiffersFrom(details));
        Assert.Equal(["LastName", "Sex"], (details with { LastName = "Moss", Sex = "F" }).DiffersFrom(details));
    }

    [Fact]
    public void A_closed_piece_of_work_is_not_closed_again()
    {
        var episode = FamilyEpisode.Open(Larkspur, SomeDay.Today.AddDays(-30), SomeDay.Now).Value;

        Assert.Equal(["The day the work closed must be the same as or after the day it opened"], episode.Close(SomeDay.Today.AddDays(-31), "Safe", SomeDay.Today).Messages());
        Assert.Empty(episode.Close(SomeDay.Today, "Safe", SomeDay.Today));
        Assert.Equal(["This work is already closed"], episode.Close(SomeDay.Today, "Safe", SomeDay.Today).Messages());
    }
}
