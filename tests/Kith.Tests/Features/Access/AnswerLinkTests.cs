using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class AnswerLinkTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    [Fact]
    public async Task A_second_person_to_whom_the_worker_told_the_code_links_the_account()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (proposal, code) = await world.AProposedLink(jo.Worker, world.Provider.Issuer, "jo-1", "jo.reed@northmoor.example");
        var head = await world.Given.AWorker(Role.ServiceManager);
        var page = (await world.As(head).Open(AccessLinks.AnswerLink(proposal))).Shows("Northmoor Council").Shows(world.Provider.Issuer).Shows("jo.reed@northmoor.example").Shows("Jo Elm").Shows(jo.Email).DoesNotShow(code);

        Assert.Equal("Select whether you agree", (await page.Press("Answer")).ErrorOf("Input.Agrees"));
        page = await page.Choose("Input.Agrees", "True").Press("Answer");
        Assert.Equal("Enter the code of 8 letters and figures that the worker was shown in the last 14 days, and told you", page.ErrorOf("Input.Code"));
        var other = await world.CodeFor("somebody-else", "jo.reed@northmoor.example");
        page = await page.Fill("Input.Code", other).Press("Answer");
        Assert.Equal("This is not the code of whoever is to be linked. If the worker was shown this one, decline", page.ErrorOf("Input.Code"));
        page.DoesNotShow(other);
        (await page.Fill("Input.Code", code.ToLowerInvariant()).Press("Answer")).Shows("Account linked").Shows("Agreed");

        var fact = await world.TheFact<AccountLinked>(head);
        Assert.Contains(jo.Worker.Value.ToString(), fact, StringComparison.Ordinal);
        Assert.Contains("jo-1", fact, StringComparison.Ordinal);
        Assert.DoesNotContain("reed", fact, StringComparison.OrdinalIgnoreCase);
        world.Provider.Next = new Word("jo-1");
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Your account").Shows(jo.Email);
        (await world.Anyone().SayPassword(jo)).Shows("The email address or password is not correct");
        Assert.False(await world.Read(db => db.Strangers.AnyAsync(s => s.Subject == "jo-1")));
        (await world.As(head).Open(AccessLinks.AnswerLink(proposal))).Shows("Agreed").DoesNotShow("Do you agree?");
    }

    [Fact]
    public async Task Whoever_proposed_it_whose_it_is_and_other_roles_do_not_answer()
    {
        var team = await world.Given.ATeam();
        var (administrator, second, jo) = (await world.Given.AWorker(Role.SystemAdministrator, team), await world.Given.AWorker(Role.SystemAdministrator, team), await world.ANewcomer(Role.QaAuditor));
        var by = await world.Acting(administrator);
        var code = await world.CodeFor("jo-2");
        var proposal = (await world.Do<LinkAccount, RowId>((link, now) => link.Do(jo.Worker, code, by, now, CancellationToken.None))).Value;

        (await world.As(administrator).Open(AccessLinks.AnswerLink(proposal))).Shows("Somebody else has to answer this: you proposed it").DoesNotShow("Do you agree?");
        Assert.Contains((await Agree(by)).Refusals, r => r.Message == "Somebody else must agree: you proposed it");
        Assert.Contains((await Agree(by with { Posting = new PostingId(Guid.NewGuid()), Role = Role.ServiceManager })).Refusals, r => r.Message == "Somebody else must agree: you proposed it");
        Assert.Contains((await Agree((await world.Acting(second)) with { Worker = jo.Worker })).Refusals, r => r.Message == "Somebody else must agree: the account is yours");
        foreach (var role in new[] { Role.TeamManager, Role.PrivacyOfficer, Role.Analyst })
        {
            var other = await world.Given.AWorker(role, team);
            (await world.As(other).Open(AccessLinks.AnswerLink(proposal))).Expect(HttpStatusCode.Forbidden);
            Assert.Equal(Refusal.Forbidden, (await Agree(await world.Acting(other))).Refusals[0]);
        }

        Assert.False(await world.Read(db => db.UserLogins.AnyAsync(l => l.UserId == jo.Account.Id)));
        (await world.As(second).Open(AccessLinks.AnswerLink(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);

        Task<Outcome<RowId>> Agree(Acting who) => world.Do<AnswerLink, RowId>((answer, now) => answer.Do(proposal, new AnswerLinkInput { Agrees = true, Code = code }, who, now, CancellationToken.None));
    }

    [Fact]
    public async Task A_declined_link_links_nobody()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (proposal, _) = await world.AProposedLink(jo.Worker, world.Provider.Issuer);
        var second = await world.Given.AWorker(Role.SystemAdministrator);

        (await (await world.As(second).Open(AccessLinks.AnswerLink(proposal))).Choose("Input.Agrees", "False").Press("Answer")).Shows("Link declined").Shows("Declined");

        Assert.Contains(jo.Worker.Value.ToString(), await world.TheFact<LinkDeclined>(second), StringComparison.Ordinal);
        Assert.False(await world.Read(db => db.UserLogins.AnyAsync(l => l.UserId == jo.Account.Id)));
    }

    [Fact]
    public async Task A_held_account_that_two_have_linked_needs_no_code_and_a_second_factor_that_is_set_up_keeps_its_password()
    {
        var held = await world.AHeldAccount(await world.Given.ATeam(), null, Role.QaAuditor);
        await world.ACode(held);
        await Link(held.Worker, "held");
        world.Provider.Next = new Word("held");
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Your account").Shows(held.Email);
        (await world.Anyone().Say(held)).Shows("The email address or password is not correct");
        Assert.Equal((HandOverEnd.Linked, null), await world.Read(async db => await db.HandOvers.SingleAsync(h => h.Id == held.HandOver) is var h ? (h.Ending, h.CodeHash) : default));

        var jo = await world.ANewcomer(Role.QaAuditor);
        var session = world.Anyone();
        await world.SetUp(session, jo);
        await Link(jo.Worker, "jo-5");
        (await session.Open(AccessLinks.Account)).Shows("Email address");
        (await world.Anyone().SayPassword(jo)).Shows("Enter the code from your authenticator app");
    }

    [Fact]
    public async Task What_stood_against_it_since_it_was_proposed_is_looked_at_again()
    {
        var (jo, sam, kit) = (await world.ANewcomer(Role.QaAuditor), await world.ANewcomer(Role.QaAuditor), await world.ANewcomer(Role.QaAuditor));
        var by = await world.Acting(await world.Given.AWorker(Role.ServiceManager));
        var (first, second) = (await world.AProposedLink(jo.Worker, world.Provider.Issuer, "j-a"), await world.AProposedLink(jo.Worker, world.Provider.Issuer, "j-b"));
        var same = await world.AProposedLink(sam.Worker, world.Provider.Issuer, "j-a");
        var gone = await world.AProposedLink(kit.Worker, world.Provider.Issuer, "k");
        Assert.True((await Agree(first)).Ok);

        Assert.Equal("This account is linked already. Unlink it first", (await Agree(second)).Refusals[0].Message);

        // Whoever was linked is no stranger any more, until they come again as one.
        Assert.Equal("Code", (await Agree(same)).Refusals[0].Field);
        var again = await world.CodeFor("j-a");
        Assert.Equal("Another account is linked with this person. Unlink or open that one anew first", (await Agree((same.Proposal, again))).Refusals[0].Message);

        var (visitor, _) = await world.AnAdministrator();
        await (await visitor.Open(AccessLinks.CloseAccount(kit.Worker))).Press("Close account");
        Assert.Equal("They have no account that is open. Decline", (await Agree(gone)).Refusals[0].Message);
        Assert.False(await world.Read(db => db.UserLogins.AnyAsync(l => l.UserId == sam.Account.Id || l.UserId == kit.Account.Id)));

        // Fifteen days later the code is forgotten.
        var late = await world.AProposedLink((await world.ANewcomer(Role.QaAuditor)).Worker, world.Provider.Issuer, "late");
        var then = Now.At(world.Clock.GetUtcNow().AddDays(15));
        Assert.Equal("Code", (await world.Run((services, _) => services.GetRequiredService<AnswerLink>().Do(late.Proposal, new AnswerLinkInput { Agrees = true, Code = late.Code }, by, then, CancellationToken.None))).Refusals[0].Field);

        Task<Outcome<RowId>> Agree((RowId Proposal, string Code) link) =>
            world.Do<AnswerLink, RowId>((answer, now) => answer.Do(link.Proposal, new AnswerLinkInput { Agrees = true, Code = link.Code }, by, now, CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_links_of_one_account_that_are_agreed_at_once_one_holds()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (one, other) = (await world.AProposedLink(jo.Worker, world.Provider.Issuer, "at-once-1"), await world.AProposedLink(jo.Worker, world.Provider.Issuer, "at-once-2"));
        var by = await world.Acting(await world.Given.AWorker(Role.ServiceManager));

        var both = await Task.WhenAll(Agree(one), Agree(other));

        Assert.Single(both, b => b.Ok);
        Assert.Equal(1, await world.Read(db => db.UserLogins.CountAsync(l => l.UserId == jo.Account.Id)));

        Task<Outcome<RowId>> Agree((RowId Proposal, string Code) link) =>
            world.Do<AnswerLink, RowId>((answer, now) => answer.Do(link.Proposal, new AnswerLinkInput { Agrees = true, Code = link.Code }, by, now, CancellationToken.None));
    }

    private async Task Link(WorkerId worker, string subject)
    {
        var (proposal, code) = await world.AProposedLink(worker, world.Provider.Issuer, subject);
        var page = await world.As(await world.Given.AWorker(Role.SystemAdministrator)).Open(AccessLinks.AnswerLink(proposal));
        (await page.Choose("Input.Agrees", "True").Fill("Input.Code", code).Press("Answer")).Shows("Account linked");
    }
}
