using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class HandOverTests
{
    private static readonly Now Now = Now.At(new DateTimeOffset(2026, 6, 16, 13, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Whoever_opened_it_and_whose_it_is_do_not_hand_it_over_in_whichever_posting()
    {
        var (opener, worker) = (Somebody(), Somebody());
        var handOver = HandOver.Begin(worker.Worker, opener, Now);

        Assert.Equal("Somebody else must hand it over: you opened it", Assert.Single(handOver.Check(true, opener)).Message);
        Assert.Equal("Somebody else must hand it over: you opened it", Assert.Single(handOver.Check(true, opener with { Posting = new PostingId(Guid.NewGuid()), Role = Role.ServiceManager })).Message);
        Assert.Equal("Somebody else must hand it over: the account is yours", Assert.Single(handOver.Check(true, worker)).Message);
        Assert.Equal("Select whether you hand the account over", Assert.Single(handOver.Check(null, Somebody())).Message);
        Assert.Empty(handOver.Check(true, Somebody()));
        Assert.Empty(handOver.Check(false, Somebody()));
    }

    [Fact]
    public void A_code_counts_for_its_days_and_until_the_next_is_given_or_it_ends()
    {
        var handOver = HandOver.Begin(Somebody().Worker, Somebody(), Now);
        Assert.False(handOver.HasCodeOn(Now.Today));

        handOver.Give("first", Somebody(), Now);
        Assert.Equal([true, true, false], new[] { 0, 14, 15 }.Select(d => handOver.HasCodeOn(Now.Today.AddDays(d))));
        handOver.Give("second", Somebody(), Now);
        Assert.Equal("second", handOver.CodeHash);

        handOver.End(HandOverEnd.Used, Now);
        Assert.Equal((false, null), (handOver.HasCodeOn(Now.Today), handOver.CodeHash));
        Assert.Contains(handOver.Check(true, Somebody()), r => r.Message == "This account waits for nobody any more");
    }

    private static Acting Somebody() => new(
        new PostingId(Guid.NewGuid()), new WorkerId(Guid.NewGuid()), new AgencyId(Guid.NewGuid()), new TeamId(Guid.NewGuid()), Role.SystemAdministrator, "Ada", [], [], [], Now);
}
