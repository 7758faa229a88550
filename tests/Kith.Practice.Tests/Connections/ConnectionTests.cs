using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Connections;

public sealed class ConnectionTests
{
    private static readonly Now Today = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(10, 0));
    private static readonly PostingId Worker = new(Guid.NewGuid());
    private static readonly PersonId Amy = new(Guid.NewGuid());
    private static readonly PersonId Vera = new(Guid.NewGuid());
    private static readonly Asking Asking = new([Amy], Basis.Consent, Vera, Today.Today, "At home", "That Amy likes to play", "Text, never call");

    [Fact]
    public void A_service_that_tells_of_domestic_abuse_is_kept_on_a_side()
    {
        Assert.Equal(
            "Select whose side this is kept on: the service itself tells of domestic abuse",
            Assert.Single(Shortlisted(mustBeSided: true, Side.Shared).Refusals).Message);
        Assert.Equal("Select who may read this", Assert.Single(Shortlisted(mustBeSided: true, null).Refusals).Message);
        Assert.True(Shortlisted(mustBeSided: true, Side.VictimOf(Vera)).Ok);
        Assert.True(Shortlisted(mustBeSided: false, Side.Shared).Ok);
    }

    [Fact]
    public void What_comes_off_the_shortlist_can_go_back_on_it()
    {
        var connection = Shortlisted(mustBeSided: false, Side.Shared).Value;

        Assert.Equal("This is on the shortlist", Assert.Single(connection.PutBack()).Message);
        Assert.False(connection.Remove(Today).Any);
        Assert.Equal("This is already off the shortlist", Assert.Single(connection.Remove(Today)).Message);
        Assert.Equal("This is off the shortlist: put it back first", Assert.Single(connection.Ask(Asking, Worker, Today)).Message);
        Assert.False(connection.PutBack().Any);
        Assert.False(connection.Ask(Asking, Worker, Today).Any);
        Assert.Equal("The service has been asked: it is no longer on the shortlist", Assert.Single(connection.Remove(Today)).Message);
    }

    [Fact]
    public void Nobody_is_told_of_without_a_basis_and_without_saying_whom_what_and_how()
    {
        var connection = Shortlisted(mustBeSided: false, Side.Shared).Value;

        Assert.Equal(["People", "MayTell", "SafeContact", "Basis"], connection.Ask(new Asking([], null, null, null, null, " ", null), Worker, Today).Select(r => r.Field));
        Assert.Equal(["ConsentBy", "ConsentOn"], connection.Ask(Asking with { ConsentBy = null, ConsentOn = null }, Worker, Today).Select(r => r.Field));
        Assert.Equal("The day on which they consented must be today or in the past", Assert.Single(connection.Ask(Asking with { ConsentOn = Today.Today.AddDays(1) }, Worker, Today)).Message);
        Assert.Equal(
            "Enter why the service may be told without consent, and whether they know",
            Assert.Single(connection.Ask(Asking with { Basis = Basis.PublicTask, BasisWords = null }, Worker, Today)).Message);
        Assert.Equal(ConnectionState.Shortlisted, connection.State);

        Assert.False(connection.Ask(Asking with { Basis = Basis.PublicTask, BasisWords = "Asking would warn him" }, Worker, Today).Any);
        Assert.Equal((ConnectionState.Requested, null), (connection.State, connection.ConsentBy));
    }

    [Fact]
    public void States_follow_one_another_and_the_outcome_says_from_whose_view()
    {
        var connection = Asked();

        Assert.Equal("“Asked” cannot become “What changed is known”", connection.Move(new NextMove(ConnectionState.OutcomeTold, Today.Today, Change: Change.Better, View: OutcomeView.Child), Worker, Today)[0].Message);
        Assert.Equal("ExpectedOn", Assert.Single(connection.Move(new NextMove(ConnectionState.Waiting, Today.Today), Worker, Today)).Field);
        Assert.False(connection.Move(new NextMove(ConnectionState.Waiting, Today.Today, Today.Today.AddDays(42)), Worker, Today).Any);
        Assert.Equal(Today.Today.AddDays(42), connection.ReplyDueOn);
        Assert.Equal("On", Assert.Single(connection.Move(new NextMove(ConnectionState.Attended, Today.Today.AddDays(-1)), Worker, Today)).Field);
        Assert.False(connection.Move(new NextMove(ConnectionState.Attended, Today.Today), Worker, Today).Any);
        Assert.Equal(["Change", "View"], connection.Move(new NextMove(ConnectionState.OutcomeTold, Today.Today), Worker, Today).Select(r => r.Field));
        Assert.False(connection.Move(new NextMove(ConnectionState.OutcomeTold, Today.Today, Change: Change.Better, View: OutcomeView.Parent), Worker, Today).Any);
        Assert.False(connection.Move(new NextMove(ConnectionState.OutcomeTold, Today.Today, Change: Change.Same, View: OutcomeView.Child), Worker, Today).Any);
        Assert.Equal((Change.Same, null, Today.Today), (connection.Change, connection.ReplyDueOn, connection.AttendedOn));
        Assert.Equal(2, connection.Moves.Count(m => m.State == ConnectionState.OutcomeTold));
    }

    [Theory]
    [InlineData(ConnectionState.Declined)]
    [InlineData(ConnectionState.Withdrawn)]
    public void Who_says_no_says_why_and_it_has_ended(ConnectionState end)
    {
        var connection = Asked();

        Assert.Equal("Enter why", Assert.Single(connection.Move(new NextMove(end, Today.Today), Worker, Today)).Message);
        Assert.False(connection.Move(new NextMove(end, Today.Today, Note: "Their list is closed"), Worker, Today).Any);
        Assert.Equal("This has ended. If it was recorded by mistake, take the last step back", Assert.Single(connection.Move(new NextMove(ConnectionState.Attended, Today.Today), Worker, Today)).Message);
    }

    [Fact]
    public void A_step_taken_back_stays_and_the_one_before_stands_again()
    {
        var connection = Asked();
        Assert.Equal("There is no step to take back", Assert.Single(connection.TakeBack("x", Worker, Today)).Message);
        connection.Move(new NextMove(ConnectionState.Attended, Today.Today), Worker, Today);

        Assert.Equal("Why", Assert.Single(connection.TakeBack(" ", Worker, Today)).Field);
        Assert.False(connection.TakeBack("It was another family", Worker, Today).Any);

        Assert.Equal((ConnectionState.Requested, null), (connection.State, connection.AttendedOn));
        Assert.Equal(3, connection.Moves.Count);
        Assert.False(connection.Move(new NextMove(ConnectionState.Received, Today.Today), Worker, Today).Any);
        Assert.Equal(ConnectionState.Received, connection.State);
    }

    [Fact]
    public void Word_is_due_after_five_working_days() => Assert.Equal(new DateOnly(2026, 6, 23), Asked().ReplyDueOn);

    private static Outcome<Connection> Shortlisted(bool mustBeSided, Side? side) =>
        Connection.Shortlist(new FamilyEpisodeId(Guid.NewGuid()), new ServiceId(Guid.NewGuid()), mustBeSided, "parenting", "Somewhere to play", side, Worker, Today);

    private static Connection Asked()
    {
        var connection = Shortlisted(mustBeSided: false, Side.Shared).Value;
        Assert.False(connection.Ask(Asking, Worker, Today).Any);
        return connection;
    }
}
