using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class InvitationTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));
    private static readonly PersonId Child = Id.New<PersonId>(Now);

    [Theory]
    [InlineData(0, true)]
    [InlineData(28, true)]
    [InlineData(29, false)]
    [InlineData(-1, false)]
    public void It_stands_for_four_weeks_at_most(int days, bool stands) =>
        Assert.Equal(stands, Write(InvitationKind.ToContribute, "What have you seen?", Now.Today.AddDays(days), Child).Ok);

    [Fact]
    public void Each_thing_left_out_is_asked_for()
    {
        Assert.Equal(["Kind", "Words", "Until"], Write(null, " ", null).Refusals.Select(r => r.Field));
        Assert.Equal("Select at least one child", Assert.Single(Write(InvitationKind.ToContribute, "What have you seen?", Now.Today).Refusals).Message);
        Assert.True(Write(InvitationKind.ToWork, "Would you work with them?", Now.Today).Ok);
        Assert.Equal("What you ask must be 20,000 characters or fewer", Assert.Single(Write(InvitationKind.ToWork, new string('x', 20_001), Now.Today).Refusals).Message);
    }

    [Fact]
    public void Declining_and_withdrawing_take_a_reason_and_accepting_none()
    {
        var asked = Write(InvitationKind.ToWork, "Would you work with them?", Now.Today).Value;
        Assert.Equal("Enter why you decline", Assert.Single(asked.Decline(" ", Now)).Message);
        Assert.Equal("Enter why it is withdrawn", Assert.Single(asked.Withdraw(null, Now)).Message);
        Assert.Equal("The reason must be 1,000 characters or fewer", Assert.Single(asked.Decline(new string('x', 1_001), Now)).Message);
        Assert.Null(asked.EndedAt);

        Assert.False(asked.Accept(Now).Any);
        Assert.Equal((InvitationEnd.Accepted, Now.Moment, null), (asked.End!.Value, asked.EndedAt!.Value, asked.WhyEnded));
    }

    [Fact]
    public void A_name_is_told_once()
    {
        Assert.Equal([Child], Write(InvitationKind.ToContribute, "What have you seen?", Now.Today, Child, Child).Value.About.Select(a => a.Person));
        Assert.Equal((Relationship.ReferralPending, Relationship.Invited), (InvitationKind.ToWork.Gives(), InvitationKind.ToContribute.Gives()));
    }

    private static Outcome<Invitation> Write(InvitationKind? kind, string? words, DateOnly? until, params PersonId[] about) =>
        Invitation.Write(Id.New<FamilyEpisodeId>(Now), Id.New<PostingId>(Now), kind, about, words, until, Id.New<PostingId>(Now), Now);
}
