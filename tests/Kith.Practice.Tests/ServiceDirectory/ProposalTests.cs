using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.ServiceDirectory;

public sealed class ProposalTests
{
    private static readonly Now Monday = Now.OnClock(new DateOnly(2026, 6, 1), new TimeOnly(9, 0));
    private static readonly ServiceId Choir = new(Guid.NewGuid());
    private static readonly PostingId Editor = new(Guid.NewGuid());

    [Fact]
    public void Somebody_says_how_they_know_and_changes_something()
    {
        Assert.Equal(["Enter how you know this", "Change what should read otherwise"], Change([], " ").Refusals.Select(r => r.Message));
        Assert.Equal("How you know this must be 1,000 characters or fewer", Assert.Single(Change(["name"], new string('x', 1_001)).Refusals).Message);
        Assert.Equal("The listing says already that it has ended", Propose(ProposalKind.Withdrawal, [], "Closed", Proposer.Owner).Refusals[0].Message);
        Assert.True(Propose(ProposalKind.Change, ["name"], null, Proposer.Feed("feed", new RowId(Guid.NewGuid()))).Ok);
        Assert.True(Propose(ProposalKind.Change, ["name"], "We moved", Proposer.Owner).Value.IsFromOwner);
    }

    [Fact]
    public void All_some_or_none_of_it_is_approved_once()
    {
        var all = Change(["name", "fees"], "I rang").Value;
        Assert.Empty(all.Approve(["name", "fees"], ["name", "fees"], null, false, Editor, Monday));
        Assert.Equal((ProposalState.Approved, Editor, Monday.Moment), (all.State, all.DecidedBy, all.DecidedAt));
        Assert.Equal("Somebody has decided this already", Assert.Single(all.Refuse("No", false, Editor, Monday)).Message);

        var some = Change(["name", "fees"], "I rang").Value;
        Assert.Equal("Select the fields to approve", Assert.Single(some.Approve([], ["name", "fees"], null, false, Editor, Monday)).Message);
        Assert.Empty(some.Approve(["fees"], ["name", "fees"], " ", false, Editor, Monday));
        Assert.Equal((ProposalState.ApprovedInPart, null), (some.State, some.Reason));

        var none = Change(["name"], "I rang").Value;
        Assert.Equal("Enter why it is refused: whoever proposed it reads this", Assert.Single(none.Refuse("", false, Editor, Monday)).Message);
        Assert.Empty(none.Refuse(" They say otherwise ", false, Editor, Monday));
        Assert.Equal((ProposalState.Refused, "They say otherwise"), (none.State, none.Reason));
    }

    [Fact]
    public void Nobody_decides_what_they_proposed()
    {
        var own = Change(["name"], "I rang").Value;

        Assert.Equal("You proposed this, so somebody else decides it", Assert.Single(own.Approve(["name"], ["name"], null, true, Editor, Monday)).Message);
        Assert.Equal("You proposed this, so somebody else decides it", Assert.Single(own.Refuse("No", true, Editor, Monday)).Message);
        Assert.Equal(ProposalState.Waiting, own.State);
    }

    private static Outcome<Proposal> Change(string[] changed, string why) => Propose(ProposalKind.Change, changed, why, Proposer.Worker(new PostingId(Guid.NewGuid())));

    private static Outcome<Proposal> Propose(ProposalKind kind, string[] changed, string? why, Proposer proposer) => Proposal.Propose(kind, Choir, "{}", "{}", "Choir", changed, why, proposer, Monday);
}
