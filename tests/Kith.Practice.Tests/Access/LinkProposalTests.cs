using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class LinkProposalTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Somebody_else_agrees_to_whom_the_worker_told_the_same_code()
    {
        var (proposer, worker, jo, other) = (Somebody(), Somebody(), Met("jo"), Met("other"));
        var proposal = LinkProposal.Of(worker.Worker, jo, proposer, Now);

        Assert.Equal("Somebody else must agree: you proposed it", Assert.Single(proposal.Answer(true, jo, proposer, Now)).Message);
        Assert.Equal("Somebody else must agree: the account is yours", Assert.Single(proposal.Answer(true, jo, worker, Now)).Message);
        Assert.Equal("Select whether you agree", Assert.Single(proposal.Answer(null, jo, Somebody(), Now)).Message);
        Assert.Equal(("Code", "This is not the code of whoever is to be linked. If the worker was shown this one, decline"), Said(proposal.Answer(true, other, Somebody(), Now)));
        Assert.Equal(("Code", "Enter the code of 8 letters and figures that the worker was shown in the last 14 days, and told you"), Said(proposal.Answer(true, null, Somebody(), Now)));
        Assert.Null(proposal.IsAgreed);
        Assert.Empty(proposal.Answer(true, jo, Somebody(), Now));
        Assert.True(proposal.IsAgreed);
        Assert.Equal("This has already been answered", Assert.Single(proposal.Answer(false, null, Somebody(), Now)).Message);
    }

    [Fact]
    public void To_decline_takes_no_code()
    {
        var proposal = LinkProposal.Of(Somebody().Worker, Met("jo"), Somebody(), Now);

        Assert.Empty(proposal.Answer(false, null, Somebody(), Now));
        Assert.False(proposal.IsAgreed);
    }

    [Fact]
    public void What_the_provider_said_stays_as_it_was_proposed()
    {
        var stranger = Met("jo");
        var proposal = LinkProposal.Of(Somebody().Worker, stranger, Somebody(), Now);
        stranger.Comes("Somebody Else", "else@login.example", Now);

        Assert.Equal(("Jo Elm", "jo@login.example"), (proposal.Name, proposal.Email));
    }

    private static (string Field, string Message) Said(Refusals refusals) => Assert.Single(refusals) is var only ? (only.Field, only.Message) : default;

    private static Stranger Met(string subject)
    {
        var stranger = Stranger.Meet("https://login.example", subject, [0, 1, 2, 3, 4, 5, 6, 7], Now);
        stranger.Comes("Jo Elm", "jo@login.example", Now);
        return stranger;
    }

    private static Acting Somebody() => new(
        new PostingId(Guid.NewGuid()), new WorkerId(Guid.NewGuid()), new AgencyId(Guid.NewGuid()), new TeamId(Guid.NewGuid()), Role.SystemAdministrator, "Ada", [], [], [], Now);
}
