using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class EndPostingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_posting_ends_and_from_the_day_after_opens_nothing()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (visitor, administrator) = await world.AnAdministrator();

        var shown = await (await visitor.Open(AccessLinks.EndPosting(worker.Worker, worker.Posting))).FillDate("Input.EndsOn", world.Clock.Today.AddDays(-1)).Press("End posting");

        shown.Shows("Posting ended").Shows("15 Jun 2026");
        Assert.Contains("2026-06-15", await world.TheFact<PostingEnded>(administrator), StringComparison.Ordinal);
        var left = await world.As(worker).Open(AccessLinks.Account);
        left.Shows("You have no posting today");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (visitor, _) = await world.AnAdministrator();
        var page = await visitor.Open(AccessLinks.EndPosting(worker.Worker, worker.Posting));

        var refused = await page.FillDate("Input.EndsOn", null).Press("End posting");
        Assert.Equal("Enter the last day of the posting", refused.ErrorOf("Input.EndsOn"));
        refused = await refused.FillDate("Input.EndsOn", world.Clock.Today.AddYears(-3)).Press("End posting");
        Assert.Equal("The last day of the posting must be the same as or after the first day", refused.ErrorOf("Input.EndsOn"));
    }

    [Fact]
    public async Task The_posting_of_another_worker_is_not_found()
    {
        var (one, other) = (await world.Given.AWorker(Role.Analyst), await world.Given.AWorker(Role.Analyst));
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.EndPosting(one.Worker, other.Posting))).Expect(HttpStatusCode.NotFound);
        (await visitor.Open(AccessLinks.EndPosting(one.Worker, new PostingId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        await world.IsForAdministratorsAlone(AccessLinks.EndPosting(worker.Worker, worker.Posting));
    }
}
