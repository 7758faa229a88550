using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class AnswerPostingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_second_person_agrees_and_the_posting_begins()
    {
        var team = await world.Given.ATeam();
        var proposal = await world.AProposedPosting(team);
        var head = await world.Given.AWorker(Role.ServiceManager, team);
        var page = (await world.As(head).Open(AccessLinks.AnswerPosting(proposal))).Shows("Quality auditor").Shows(team.Name);

        Assert.Equal("Select whether you agree", (await page.Press("Answer")).ErrorOf("Input.Agrees"));
        (await page.Choose("Input.Agrees", "True").Press("Answer")).Shows("Posting agreed").Shows("Agreed");

        var worker = await world.Read(db => db.PostingProposals.Where(p => p.Id == proposal).Select(p => p.Worker).SingleAsync());
        Assert.True(await world.Read(db => db.Postings.AnyAsync(p => p.Worker == worker && p.Role == Role.QaAuditor)));
        Assert.Contains("\"Role\":\"QaAuditor\"", await world.TheFact<PostingStarted>(head), StringComparison.Ordinal);
        (await world.As(head).Open(AccessLinks.AnswerPosting(proposal))).Shows("Agreed");
    }

    [Fact]
    public async Task A_declined_posting_never_begins()
    {
        var team = await world.Given.ATeam();
        var proposal = await world.AProposedPosting(team);
        var other = await world.Given.AWorker(Role.SystemAdministrator);

        (await (await world.As(other).Open(AccessLinks.AnswerPosting(proposal))).Choose("Input.Agrees", "False").Press("Answer")).Shows("Posting declined");

        Assert.False(await world.Read(db => db.Postings.AnyAsync(p => p.Team == team.Team && p.Role == Role.QaAuditor)));
        Assert.Contains("QaAuditor", await world.TheFact<PostingDeclined>(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_proposed_it_and_whoever_it_is_for_do_not_answer()
    {
        var team = await world.Given.ATeam();
        var administrator = await world.Given.AWorker(Role.SystemAdministrator, team);
        var self = await world.Acting(administrator);
        var input = new StartPostingInput { Role = Role.ServiceManager, Agency = team.Agency, Team = team.Team, StartsOn = world.Clock.Today };
        var proposal = (await world.Do<ProposePosting, RowId>((propose, now) => propose.Do(administrator.Worker, input, self, now, CancellationToken.None))).Value;

        (await world.As(administrator).Open(AccessLinks.AnswerPosting(proposal))).Shows("Somebody else has to answer this").DoesNotShow("Do you agree?");
        var refused = await world.Refusals<AnswerPosting, RowId>((answer, now) => answer.Do(proposal, new AnswerPostingInput { Agrees = true }, self, now, CancellationToken.None));

        Assert.Contains(refused, r => r.Message == "Somebody else must agree: you proposed it");
        Assert.False(await world.Read(db => db.Postings.AnyAsync(p => p.Worker == administrator.Worker && p.Role == Role.ServiceManager)));
        foreach (var role in new[] { Role.TeamManager, Role.PrivacyOfficer, Role.Analyst })
        {
            (await world.As(await world.Given.AWorker(role, team)).Open(AccessLinks.AnswerPosting(proposal))).Expect(HttpStatusCode.Forbidden);
        }

        (await world.As(await world.Given.AWorker(Role.ServiceManager)).Open(AccessLinks.AnswerPosting(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}

public sealed class ListProposalsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_waits_comes_first_for_those_who_may_agree()
    {
        var team = await world.Given.ATeam();
        var head = world.As(await world.Given.AWorker(Role.ServiceManager, team));
        (await head.Open(AccessLinks.Proposals)).Shows("Nobody has proposed a posting.");
        var proposal = await world.AProposedPosting(team);

        (await head.Open(AccessLinks.Proposals)).Shows("Quality auditor").Shows(team.Name).Shows("Waits");
        await (await head.Open(AccessLinks.AnswerPosting(proposal))).Choose("Input.Agrees", "False").Press("Answer");
        (await head.Open(AccessLinks.Proposals)).Shows("Declined");
        (await world.As(await world.Given.AWorker(Role.TeamManager, team)).Open(AccessLinks.Proposals)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Accounts_and_links_stand_beside_postings_each_on_pages_of_its_own()
    {
        var team = await world.Given.ATeam();
        var opener = await world.Given.AWorker(Role.SystemAdministrator, team);
        var (visitor, _) = await world.AnAdministrator();
        for (var i = 0; i < 26; i++)
        {
            await world.AHeldAccount(team, opener);
        }

        var held = await world.AHeldAccount(team, opener);
        await world.AProposedLink(held.Worker, email: "kay@login.example");

        var list = (await visitor.Open(AccessLinks.Proposals)).Shows("Accounts to hand over").Shows("Links with an identity provider").Shows("kay@login.example").Shows(opener.Name);
        Assert.Equal(25, list.Rows.Count(r => r.StartsWith("Kay Alder | " + opener.Name, StringComparison.Ordinal)));
        Assert.Equal(2, (await visitor.Open($"{AccessLinks.Proposals}?a=2")).Rows.Count(r => r.StartsWith("Kay Alder | " + opener.Name, StringComparison.Ordinal)));
        (await visitor.Open(AccessLinks.Organisation)).Shows("wait for a second person");
    }
}
