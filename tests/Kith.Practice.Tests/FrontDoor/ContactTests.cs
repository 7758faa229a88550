using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.FrontDoor;

public sealed class ContactTests
{
    private static readonly Now Friday = Now.OnClock(new DateOnly(2026, 3, 27), new TimeOnly(16, 45));
    private static readonly PostingId Screener = PostingId.From(Guid.NewGuid());

    [Fact]
    public void The_clock_runs_for_one_working_day_from_the_day_it_was_received()
    {
        Assert.Equal(new DateOnly(2026, 3, 30), Received().DecideBy);
        var beforeEaster = Now.OnClock(new DateOnly(2026, 4, 2), new TimeOnly(17, 0));
        Assert.Equal(new DateOnly(2026, 4, 7), Contact.Receive(Details with { ReceivedOn = new DateOnly(2026, 4, 2) }, beforeEaster).Value.DecideBy);
    }

    [Fact]
    public void The_moment_is_that_of_a_clock_in_England()
    {
        Assert.Equal(new DateTime(2026, 3, 27, 16, 40, 0), Received().ReceivedAt);
        var summer = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(17, 0));
        Assert.Equal(new DateTime(2026, 6, 16, 15, 40, 0), Contact.Receive(Details with { ReceivedOn = new DateOnly(2026, 6, 16) }, summer).Value.ReceivedAt);
    }

    [Theory]
    [InlineData("16:40", 16, 40)]
    [InlineData(" 4.40 PM ", 16, 40)]
    [InlineData("4pm", 16, 0)]
    [InlineData("0905", 9, 5)]
    public void A_time_may_be_written_as_people_write_it(string text, int hour, int minute) => Assert.Equal(new TimeOnly(hour, minute), ClockTime.Read(text));

    [Theory]
    [InlineData("25:00")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_time_is_none(string? text) => Assert.Null(ClockTime.Read(text));

    [Fact]
    public void Every_gap_is_named_at_once()
    {
        var refused = Contact.Receive(new ContactDetails(null, null, null, null, null, null), Friday);

        Assert.Equal(["ReceivedOn", "ReceivedTime", "Source", "ReferrerName", "ReferrerReach", "Account"], refused.Refusals.Select(r => r.Field));
    }

    [Fact]
    public void Nothing_is_received_in_the_future()
    {
        Assert.Equal("ReceivedOn", Assert.Single(Contact.Receive(Details with { ReceivedOn = new DateOnly(2026, 3, 28) }, Friday).Refusals).Field);
        Assert.Equal("ReceivedTime", Assert.Single(Contact.Receive(Details with { ReceivedTime = "16:50" }, Friday).Refusals).Field);
    }

    [Fact]
    public void Somebody_anonymous_has_no_name_and_cannot_be_reached() =>
        Assert.True(Contact.Receive(Details with { Source = ReferralSource.Anonymous, ReferrerName = null, ReferrerReach = null }, Friday).Ok);

    [Fact]
    public void It_is_about_at_least_one_child_and_empty_rows_are_nobody()
    {
        var contact = Received();
        Assert.Equal("People[0].FirstName", Assert.Single(contact.Name([new(MemberKind.Adult, "Vera", "Larkspur", null, null)], Friday)).Field);
        Assert.Equal(["People[1].FirstName", "People[1].Kind"], contact.Name([Amy, new(null, null, null, new DateOnly(2020, 1, 1), null)], Friday).Select(r => r.Field));
        Assert.Equal("People[0].NhsNumber", Assert.Single(contact.Name([Amy with { NhsNumber = "123" }], Friday)).Field);

        Assert.Empty(contact.Name([new(null, " ", null, null, null), Amy, new(MemberKind.Child, "Unborn", "Larkspur", new DateOnly(2026, 8, 1), null)], Friday));
        Assert.Equal(2, contact.People.Count);
        Assert.Equal(new DateOnly(2026, 8, 1), contact.People[1].DetailsOn(Friday.Today).ExpectedBirthDate);
    }

    [Fact]
    public void What_the_referrer_named_stays_however_it_is_named_anew()
    {
        var contact = Received();
        contact.Name([Amy], Friday);
        contact.Name([Amy, new(MemberKind.Child, "Ben", "Larkspur", null, null)], Friday);

        Assert.Equal("Amy Larkspur", contact.ToldAbout);
    }

    [Fact]
    public void It_is_sorted_again_until_it_is_decided_and_every_rating_stays()
    {
        var contact = Received();
        Assert.Equal(["Rating", "Why"], contact.Sort(null, " ", Screener, Friday).Select(r => r.Field));
        contact.Sort(Brag.Green, "Wants help", Screener, Friday);
        contact.Sort(Brag.Amber, "The school is worried as well", Screener, Friday);

        Assert.Equal(Brag.Amber, contact.Rating);
        Assert.Equal([Brag.Green, Brag.Amber], contact.Ratings.Select(r => r.Value));
        contact.Decide(ContactOutcome.Advice, "Known and safe", null, Screener, Friday);
        Assert.NotEmpty(contact.Sort(Brag.Red, "Again", Screener, Friday));
    }

    [Fact]
    public void It_is_sorted_before_it_is_decided_and_late_only_with_a_reason()
    {
        var contact = Received();
        Assert.Contains(contact.Decide(ContactOutcome.Advice, "Why", null, Screener, Friday), r => r.Message == "Sort this contact before you decide it");
        contact.Sort(Brag.Blue, "For the council’s housing team", Screener, Friday);
        var tuesday = Now.OnClock(new DateOnly(2026, 3, 31), new TimeOnly(9, 0));

        Assert.Equal("WhyLate", Assert.Single(contact.Decide(ContactOutcome.Advice, "Why", " ", Screener, tuesday)).Field);
        Assert.Empty(contact.Decide(ContactOutcome.Advice, "Why", "Nobody was reached", Screener, tuesday));
        Assert.Equal("Nobody was reached", contact.Decisions[0].WhyLate);
    }

    [Fact]
    public void A_decision_can_be_followed_by_another_until_work_begins_and_then_wants_a_new_answer()
    {
        var contact = Received();
        contact.Sort(Brag.Green, "Wants help", Screener, Friday);
        contact.Decide(ContactOutcome.Advice, "Why", null, Screener, Friday);
        contact.Answer("Thank you", ReplyMethod.Email, Screener, Friday);
        contact.Decide(ContactOutcome.FamilyHelp, "They rang again", null, Screener, Friday);

        Assert.Null(contact.RepliedAt);
        Assert.Equal(2, contact.Decisions.Count);
        contact.LeadTo(FamilyEpisodeId.From(Guid.NewGuid()));
        Assert.NotEmpty(contact.Decide(ContactOutcome.Advice, "Why", null, Screener, Friday));
    }

    [Fact]
    public void It_is_answered_once_it_is_decided_and_in_Kith_only_who_asked_there()
    {
        var contact = Received();
        Assert.NotEmpty(contact.Answer("Thank you", ReplyMethod.Email, Screener, Friday));
        contact.Sort(Brag.Green, "Wants help", Screener, Friday);
        contact.Decide(ContactOutcome.Directory, "Why", null, Screener, Friday);

        Assert.Equal("How", Assert.Single(contact.Answer("Thank you", ReplyMethod.InKith, Screener, Friday)).Field);
        Assert.Equal("Enter why they cannot be answered", Assert.Single(contact.Answer(" ", ReplyMethod.NotPossible, Screener, Friday)).Message);
        Assert.Empty(contact.Answer("Thank you", ReplyMethod.Telephone, Screener, Friday));
        Assert.NotEmpty(contact.Answer("Again", ReplyMethod.Telephone, Screener, Friday));
    }

    [Fact]
    public void The_drafted_answer_names_the_children_and_nobody_else()
    {
        foreach (var outcome in Enum.GetValues<ContactOutcome>())
        {
            var draft = ReplyDraft.For(outcome, "PC Ida Marsh, Northmoor Police", "Amy Larkspur", new DateOnly(2026, 3, 27));
            Assert.StartsWith("Dear PC Ida Marsh\n", draft, StringComparison.Ordinal);
            Assert.Contains("about Amy Larkspur on 27 March 2026", draft, StringComparison.Ordinal);
        }
    }

    private static ContactDetails Details { get; } = new(new DateOnly(2026, 3, 27), "16:40", "6", "PC Ida Marsh", "01632 960100", "Shouting was heard at the house");

    private static ContactPersonDetails Amy { get; } = new(MemberKind.Child, "Amy", "Larkspur", new DateOnly(2018, 5, 4), null);

    private static Contact Received() => Contact.Receive(Details, Friday).Value;
}
