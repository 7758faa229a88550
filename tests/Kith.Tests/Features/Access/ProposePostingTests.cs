using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ProposePostingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_posting_is_proposed_and_gives_nothing_yet()
    {
        var (team, employer) = (await world.Given.ATeam(), await world.Given.ATeam());
        var worker = await world.Given.AWorker(Role.Analyst);
        var other = await world.Given.AWorker(Role.ServiceManager);
        var (visitor, administrator) = await world.AnAdministrator();
        var page = await visitor.Open(AccessLinks.ProposePosting(worker.Worker));
        Assert.Equal("16", page.ValueOf("Input.StartsOn.Day"));

        var shown = await page
            .Fill("Input.Role", "DaVictimWorker").Fill("Input.Team", team.Team.Value.ToString()).Fill("Input.Agency", employer.Agency.Value.ToString())
            .Press("Propose posting");

        shown.Shows("Posting proposed").Shows("Proposed and not yet agreed: domestic abuse worker, victim side").Shows(team.Name);
        Assert.False(await world.Read(db => db.Postings.AnyAsync(p => p.Worker == worker.Worker && p.Role == Role.DaVictimWorker)));
        Assert.Contains("\"Role\":\"DaVictimWorker\"", await world.TheFact<PostingProposed>(administrator), StringComparison.Ordinal);
        var mail = await world.Read(db => db.Messages.Where(m => m.Recipient == other.Account.Email).SingleAsync());
        Assert.Equal("A posting waits for a second person", mail.Subject);
        Assert.DoesNotContain(worker.Name, mail.Body, StringComparison.Ordinal);
        Assert.False(await world.Read(db => db.Messages.AnyAsync(m => m.Recipient == administrator.Account.Email)));
        (await visitor.Open(AccessLinks.Organisation)).Shows("second person");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (visitor, _) = await world.AnAdministrator();

        var refused = await (await visitor.Open(AccessLinks.ProposePosting(worker.Worker))).FillDate("Input.StartsOn", null).Press("Propose posting");

        Assert.Equal("Select their role", refused.ErrorOf("Input.Role"));
        Assert.Equal("Select the team they work in", refused.ErrorOf("Input.Team"));
        Assert.Equal("Select the agency that employs them", refused.ErrorOf("Input.Agency"));
        Assert.Equal("Enter the first day of the posting", refused.ErrorOf("Input.StartsOn"));

        var today = world.Clock.Today;
        refused = await refused.FillDate("Input.StartsOn", today).FillDate("Input.EndsOn", today.AddDays(-1)).Press("Propose posting");
        Assert.Equal("The last day of the posting must be the same as or after the first day", refused.ErrorOf("Input.EndsOn"));
    }

    [Fact]
    public async Task One_role_in_one_team_is_held_once_at_a_time()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (visitor, _) = await world.AnAdministrator();

        var refused = await (await visitor.Open(AccessLinks.ProposePosting(worker.Worker)))
            .Fill("Input.Role", "Analyst").Fill("Input.Team", worker.Team.Value.ToString()).Fill("Input.Agency", worker.Agency.Value.ToString()).Press("Propose posting");

        Assert.Equal("They already hold this role in this team on some of these days", refused.ErrorOf("Input.Role"));
    }

    [Fact]
    public async Task An_unknown_worker_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.ProposePosting(new WorkerId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.ProposePosting((await world.Given.AWorker(Role.Analyst)).Worker));
}
