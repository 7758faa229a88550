using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class PrivilegedWeekTests
{
    private static readonly IsoWeek Week = IsoWeek.Parse("2026-W24")!.Value;
    private static readonly Now Tuesday = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(9, 0));

    [Theory]
    [InlineData("2026-W01", 2025, 12, 29)]
    [InlineData("2026-W24", 2026, 6, 8)]
    [InlineData("2026-W53", 2026, 12, 28)]
    [InlineData("2027-W01", 2027, 1, 4)]
    public void A_week_is_numbered_as_ISO_8601_does(string written, int year, int month, int day)
    {
        var week = IsoWeek.Parse(written)!.Value;

        Assert.Equal(new DateOnly(year, month, day), week.Monday);
        Assert.Equal(written, week.ToString());
        Assert.Equal(week, IsoWeek.Of(week.Sunday));
        Assert.Equal(week, IsoWeek.Of(week.Monday));
        Assert.Equal(week, week.Next.Before);
    }

    [Theory]
    [InlineData("2027-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-24")]
    [InlineData("2026-W2")]
    [InlineData("twenty-W1")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_week_is_none(string? written) => Assert.Null(IsoWeek.Parse(written));

    [Fact]
    public void A_week_begins_and_ends_at_midnight_in_England()
    {
        Assert.Equal(new DateTime(2026, 6, 7, 23, 0, 0, DateTimeKind.Utc), Week.Start);
        Assert.Equal(new DateTime(2026, 3, 29, 23, 0, 0, DateTimeKind.Utc), IsoWeek.Parse("2026-W13")!.Value.End);
        Assert.False(Week.IsOverOn(Week.Sunday));
        Assert.True(Week.IsOverOn(Week.Next.Monday));
    }

    [Fact]
    public void Whoever_did_none_of_it_reviews_a_week_once()
    {
        var week = Ready(3);

        Assert.Empty(week.Review(false, null, 3, own: 0, Somebody(), Tuesday));

        Assert.Equal(Tuesday.Moment, week.ReviewedAt);
        Assert.Equal("This week has been reviewed already", Assert.Single(week.Review(false, null, 3, 0, Somebody(), Tuesday)).Message);
    }

    [Fact]
    public void What_a_reviewer_did_themselves_is_left_for_somebody_else()
    {
        var (week, first) = (Ready(3), Somebody());

        Assert.Empty(week.Review(false, null, 3, own: 1, first, Tuesday));
        Assert.Null(week.ReviewedAt);
        Assert.True(week.IsHalfReviewed);
        Assert.Contains("somebody else must review it", Assert.Single(week.Review(false, null, 3, 1, first, Tuesday)).Message, StringComparison.Ordinal);
        Assert.Empty(week.Review(false, null, 3, own: 2, Somebody(), Tuesday));
        Assert.NotNull(week.ReviewedAt);
        Assert.Equal("Somebody else must review this week: you did all of it", Assert.Single(Ready(2).Review(false, null, 2, own: 2, Somebody(), Tuesday)).Message);
    }

    [Fact]
    public void What_is_questioned_is_said()
    {
        var week = Ready(1);

        Assert.Equal("Select whether you question anything", Assert.Single(week.Review(null, null, 1, 0, Somebody(), Tuesday)).Message);
        Assert.Equal("Enter what you question, and whom you asked", Assert.Single(week.Review(true, " ", 1, 0, Somebody(), Tuesday)).Message);
        Assert.Equal("The note must be 1,000 characters or fewer", Assert.Single(week.Review(true, new string('x', 1_001), 1, 0, Somebody(), Tuesday)).Message);
        Assert.Empty(week.Review(true, " Why two accounts on Sunday? ", 1, 0, Somebody(), Tuesday));
        Assert.Equal("Why two accounts on Sunday?", Assert.Single(week.Reviews).Note);
    }

    [Fact]
    public void A_week_is_overdue_from_the_day_after_until_somebody_reviews_it_and_an_empty_one_never()
    {
        var week = Ready(1);

        Assert.False(week.IsOverdueOn(week.ReviewBy));
        Assert.True(week.IsOverdueOn(week.ReviewBy.AddDays(1)));
        Assert.Empty(week.Review(false, null, 1, 0, Somebody(), Tuesday));
        Assert.False(week.IsOverdueOn(week.ReviewBy.AddDays(1)));
        Assert.False(Ready(0).IsOverdueOn(week.ReviewBy.AddDays(100)));
    }

    [Fact]
    public void Nobody_gives_a_posting_alone_or_to_themselves()
    {
        var (proposer, worker) = (Somebody(), Somebody());
        var posting = Posting.Start(worker.Worker, new AgencyId(Guid.NewGuid()), new TeamId(Guid.NewGuid()), Role.Analyst, Tuesday.Today, null, Tuesday).Value;
        var proposal = PostingProposal.Of(posting, proposer, Tuesday);

        Assert.Equal("Somebody else must agree: you proposed it", Assert.Single(proposal.Answer(true, proposer, Tuesday)).Message);
        Assert.Equal("Somebody else must agree: the posting is yours", Assert.Single(proposal.Answer(true, worker, Tuesday)).Message);
        Assert.Equal("Select whether you agree", Assert.Single(proposal.Answer(null, Somebody(), Tuesday)).Message);
        Assert.Empty(proposal.Answer(true, Somebody(), Tuesday));
        Assert.Equal("This has already been answered", Assert.Single(proposal.Answer(false, Somebody(), Tuesday)).Message);
    }

    [Fact]
    public void Every_action_is_named_once()
    {
        var actions = PrivilegedAction.On(Tuesday.Today);

        Assert.Equal(actions.Count, actions.Select(a => a.Fact).Distinct().Count());
        Assert.All(actions, a => Assert.Same(a, PrivilegedAction.Of(a.Fact, Tuesday.Today)));
        Assert.Empty(PrivilegedAction.On(new DateOnly(2024, 3, 31)));
    }

    [Theory]
    [InlineData("AccountOpened", Hands.FirstOfTwo)]
    [InlineData("AccountLinked", Hands.SecondOfTwo)]
    public void Accounts_and_links_take_two_from_the_day_on_which_they_did(string fact, Hands hands)
    {
        var from = new DateOnly(2026, 11, 23);

        Assert.Equal((Hands.One, hands), (PrivilegedAction.Of(fact, from.AddDays(-1))!.Hands, PrivilegedAction.Of(fact, from)!.Hands));
        Assert.Equal((Hands.One, hands), (Counts(from.AddDays(-1)), Counts(from)));
        Assert.DoesNotContain(PrivilegedAction.On(from.AddDays(-1)), a => a.Fact == "AccountHandedOver");
        Assert.Null(PrivilegedAction.Of("VisitRecorded", from));

        Hands Counts(DateOnly day) => Assert.Single(PrivilegedAction.On(day), a => a.Fact == fact).Hands;
    }

    private static PrivilegedWeek Ready(int actions) => PrivilegedWeek.Ready(Week, actions, new DateOnly(2026, 6, 19), Tuesday);

    private static Acting Somebody() => new(
        new PostingId(Guid.NewGuid()), new WorkerId(Guid.NewGuid()), new AgencyId(Guid.NewGuid()), new TeamId(Guid.NewGuid()), Role.PrivacyOfficer, "Ada", [], [], [], Tuesday);
}
