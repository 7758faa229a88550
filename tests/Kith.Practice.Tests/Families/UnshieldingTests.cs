using Kith.Practice.Families;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Families;

public sealed class UnshieldingTests
{
    private static readonly Now Noon = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(12, 0));
    private static readonly WorkerId Proposer = Id.New<WorkerId>(Noon);

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    public void Only_another_person_who_may_ends_a_shield(bool isProposer, bool mayAnswer, bool ends)
    {
        var unshielding = Unshielding.Propose(Id.New<FamilyEpisodeId>(Noon), Id.New<PersonId>(Noon), true, false, "Safe", Id.New<PostingId>(Noon), Proposer, Noon).Value;

        var no = unshielding.Answer(true, Id.New<PostingId>(Noon), isProposer ? Proposer : Id.New<WorkerId>(Noon), mayAnswer, Noon);

        Assert.Equal(ends, !no.Any);
        Assert.Equal(ends ? true : null, unshielding.IsAgreed);
    }

    [Fact]
    public void A_reveal_lasts_five_minutes()
    {
        var reveal = Reveal.Of(Id.New<RowId>(Noon), Id.New<FamilyEpisodeId>(Noon), Id.New<PostingId>(Noon), "To drive her there", Noon).Value;
        Assert.Equal(TimeSpan.FromMinutes(5), reveal.Until - reveal.At);
    }

    [Theory]
    [InlineData(AddressKind.Email, "nowhere", "Enter an email address in the correct format, like name@example.com")]
    [InlineData(AddressKind.Phone, "12", "Enter a phone number, like 01632 960 001")]
    [InlineData(AddressKind.Phone, null, "Enter the phone number")]
    [InlineData(AddressKind.School, " ", "Enter the address")]
    public void What_is_no_address_is_refused_in_its_own_words(AddressKind kind, string? lines, string message)
    {
        var at = Address.At(Id.New<FamilyId>(Noon), null, Id.New<PersonId>(Noon), kind, lines, null, null, false, false, Noon.Today, Noon);
        Assert.Equal(new Refusal("Lines", message), Assert.Single(at.Refusals));
    }

    [Fact]
    public void A_household_has_no_school()
    {
        var at = Address.At(Id.New<FamilyId>(Noon), Id.New<HouseholdId>(Noon), null, AddressKind.School, "St Anne’s", null, null, false, false, Noon.Today, Noon);
        Assert.Equal("Of", Assert.Single(at.Refusals).Field);
    }
}
