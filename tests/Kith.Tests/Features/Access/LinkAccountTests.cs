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
public sealed class LinkAccountTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    [Fact]
    public async Task An_administrator_proposes_whoever_told_them_the_code_they_were_shown_and_nothing_is_linked_yet()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        world.Provider.Next = new Word("jo-1") { Name = "Jo Elm-Reed", Email = "jo.reed@northmoor.example" };
        var code = (await ElsewhereWorld.GoElsewhere(world.Anyone())).Document.QuerySelector(".govuk-inset-text")!.TextContent.Trim();
        var head = await world.Given.AWorker(Role.ServiceManager);
        var (visitor, administrator) = await world.AnAdministrator();
        (await visitor.Open(AccessLinks.Worker(jo.Worker))).Shows("Not linked");

        (await visitor.Open(AccessLinks.LinkAccount(jo.Worker))).Shows("Let Jo Elm").Shows("Code that they were shown");
        var page = await Look(visitor, jo.Worker, code.ToLowerInvariant());
        page.Shows("Is this Jo Elm").Shows("Northmoor Council").Shows("Jo Elm-Reed").Shows("jo.reed@northmoor.example").Shows(jo.Email).Shows("Their first password no longer works");
        (await page.Press("Propose link")).Shows("Link proposed").Shows("Waits for a second person: Northmoor Council, as jo.reed@northmoor.example");

        var fact = await world.TheFact<LinkProposed>(administrator);
        Assert.Contains(jo.Worker.Value.ToString(), fact, StringComparison.Ordinal);
        Assert.Contains("jo-1", fact, StringComparison.Ordinal);
        Assert.DoesNotContain("reed", fact, StringComparison.OrdinalIgnoreCase);
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Kith does not know you yet").Shows(code);
        (await world.Anyone().SayPassword(jo)).Shows("Set up your second step");
        Assert.Empty(await world.Read(db => db.UserLogins.Where(l => l.UserId == jo.Account.Id).ToListAsync()));
        var mail = await world.Read(db => db.Messages.Where(m => m.Recipient == head.Account.Email).SingleAsync());
        Assert.Equal("A link with an identity provider waits for a second person", mail.Subject);
        Assert.DoesNotContain("elm", mail.Body, StringComparison.OrdinalIgnoreCase);

        // Sent again it is proposed once.
        Assert.Equal(["This link waits for a second person already"], (await (await Look(visitor, jo.Worker, code)).Press("Propose link")).ErrorSummary);
    }

    [Fact]
    public async Task A_code_that_nobody_was_given_is_refused_beside_its_field()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (visitor, worker) = await world.AnAdministrator();
        var administrator = await world.Acting(worker);

        Assert.Equal("Enter the code of 8 letters and figures that they were shown", (await Look(visitor, jo.Worker, "nonsense!")).ErrorOf("Code"));
        Assert.Equal("Enter the code of 8 letters and figures that they were shown", (await Look(visitor, jo.Worker, string.Empty)).ErrorOf("Code"));
        Assert.Equal(LinkAccount.Unknown, (await Look(visitor, jo.Worker, "7K3M9QTB")).ErrorOf("Code"));

        // Fourteen days later the code is worth nothing, on the page that was open too.
        var page = await Look(visitor, jo.Worker, await world.CodeFor("late"));
        var now = Now.At(world.Clock.GetUtcNow().AddDays(15));
        Assert.Equal(LinkAccount.Unknown, (await world.Run((services, _) => services.GetRequiredService<LinkAccount>().Do(jo.Worker, page.ValueOf("Code"), administrator, now, CancellationToken.None))).Refusals[0].Message);
    }

    [Fact]
    public async Task One_account_has_one_link_one_person_one_account_and_nobody_links_themselves()
    {
        var (jo, sam) = (await world.ALinked(Role.QaAuditor), await world.ANewcomer(Role.QaAuditor));
        var (visitor, administrator) = await world.AnAdministrator();

        Assert.Equal(["This account is linked already. Unlink it first"], (await Link(jo.Worker, await world.CodeFor("second"))).ErrorSummary);
        Assert.Equal(["Another account is linked with this person. Unlink or open that one anew first"], (await Link(sam.Worker, await world.CodeFor(jo.Email))).ErrorSummary);
        Assert.Equal(["You cannot link your own account. Ask another administrator"], (await Link(administrator.Worker, await world.CodeFor("own"))).ErrorSummary);

        async Task<Shown> Link(WorkerId worker, string code) => await (await Look(visitor, worker, code)).Press("Propose link");
    }

    [Fact]
    public async Task Whoever_cannot_sign_in_cannot_be_linked_and_a_fresh_proof_is_asked_for()
    {
        var (visitor, _) = await world.AnAdministrator();
        (await visitor.Open(AccessLinks.LinkAccount(new WorkerId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var jo = await world.ANewcomer(Role.QaAuditor);
        world.Clock.Pass(TimeSpan.FromMinutes(11));

        (await visitor.Open(AccessLinks.LinkAccount(jo.Worker))).Shows("Show that it is you");
    }

    [Fact]
    public async Task Others_are_refused()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        await world.IsForAdministratorsAlone(AccessLinks.LinkAccount(jo.Worker));
        var manager = await world.Acting(await world.Given.AWorker(Role.TeamManager));
        Assert.Equal(Refusal.Forbidden, (await world.Run((services, now) => services.GetRequiredService<LinkAccount>().Do(jo.Worker, "7K3M9QTB", manager, now, CancellationToken.None))).Refusals[0]);
    }

    [Fact]
    public async Task An_account_that_is_opened_anew_is_linked_with_nobody()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var (visitor, _) = await world.AnAdministrator();
        await (await visitor.Open(AccessLinks.CloseAccount(jo.Worker))).Press("Close account");
        await (await visitor.Open(AccessLinks.OpenAccount(jo.Worker))).Fill("Input.Password", "eight otters in a row").Press("Open account");

        (await visitor.Open(AccessLinks.Worker(jo.Worker))).Shows("Not linked");
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Kith does not know you yet");
    }

    private static async Task<Shown> Look(Visitor visitor, WorkerId worker, string code) => await (await visitor.Open(AccessLinks.LinkAccount(worker))).Fill("Code", code).Press("Continue");
}
