using System.Net;
using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class OpenAccountTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_who_was_given_an_account_waits_for_a_second_person_and_signs_in_with_their_code()
    {
        var worker = await AWorkerWithoutAccount("Tansy Boateng", "tansy@elm.example");
        var head = await world.Given.AWorker(Role.ServiceManager);
        var (visitor, administrator) = await world.AnAdministrator();
        var page = await visitor.Open(AccessLinks.OpenAccount(worker));
        Assert.Equal("tansy@elm.example", page.ValueOf("Input.Email"));

        (await page.Fill("Input.Password", Newcomer.Password).Press("Open account")).Shows("Account opened. It waits until somebody else has handed it over").Shows("has not set up the second step yet. Waits for a second person");
        (await visitor.Open(AccessLinks.Organisation)).Shows("wait");
        (await visitor.Open(AccessLinks.Proposals)).Shows("Tansy Boateng").Shows("Waits");
        var mail = await world.Read(db => db.Messages.Where(m => m.Recipient == head.Account.Email).SingleAsync());
        Assert.Equal("An account waits for a second person", mail.Subject);
        Assert.DoesNotContain("tansy", mail.Body, StringComparison.OrdinalIgnoreCase);
        Assert.False(await world.Read(db => db.Messages.AnyAsync(m => m.Recipient == administrator.Account.Email)));

        var fact = await world.TheFact<AccountOpened>(administrator);
        Assert.DoesNotContain("tansy", fact, StringComparison.OrdinalIgnoreCase);
        (await SignIn()).Shows("Your account waits for a second person").Shows("not the person who gave you the password").DoesNotShow("otpauth");

        var given = await (await world.As(head).Open(AccessLinks.HandOverAccount(await world.Read(db => db.HandOvers.Where(h => h.Worker == worker).Select(h => h.Id).SingleAsync())))).Choose("Input.HandsOver", "True").Press("Answer");
        var signIn = await SignIn();
        signIn.Shows("Set up your second step").Shows("Show that the account was handed over to you");
        var code = given.Document.QuerySelector(".govuk-inset-text strong")!.TextContent;
        (await signIn.Fill("Input.HandOverCode", code).Fill("Input.Code", world.Code(Newcomers.Secret(signIn))).Press("Finish and sign in")).Shows("You have no posting today");
        (await visitor.Open(AccessLinks.Worker(worker))).DoesNotShow("Waits for a second person").DoesNotShow("has not set up");
        Assert.Empty(await world.Read(db => db.Drafts.ToListAsync()));

        async Task<Shown> SignIn() => await (await world.Anyone().Open(AccessLinks.SignIn)).Fill("Input.Email", "Tansy@ELM.example ").Fill("Input.Password", Newcomer.Password).Press("Continue");
    }

    [Fact]
    public async Task A_session_begun_before_opens_nothing_while_the_account_is_held()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var session = world.Anyone();
        await world.SetUp(session, jo);
        (await session.Open(AccessLinks.Account)).Shows("Your account");

        // By the flag alone, as whoever looks only at it would have it: no other guard is asked.
        await world.Read(db => db.Users.Where(a => a.Worker == jo.Worker).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsHeld, true)));

        (await session.Open(AccessLinks.Account)).Shows("Email address").DoesNotShow("Your account");
        (await session.Open(AccessLinks.AddPasskey)).Shows("Email address");
        (await (await world.Anyone().SayPassword(jo)).Fill("Input.Code", "123456").Press("Sign in")).Shows("Email address");
    }

    [Fact]
    public async Task Of_two_who_open_at_once_one_is_told_that_the_other_was_faster()
    {
        var worker = await AWorkerWithoutAccount("Una Reed", null);
        var (one, other) = (await world.Acting(await world.Given.AWorker(Role.SystemAdministrator)), await world.Acting(await world.Given.AWorker(Role.SystemAdministrator)));

        var both = await Task.WhenAll(Open(one, "una@elm.example"), Open(other, "una.reed@elm.example"));

        Assert.Single(both, b => b.Ok);
        Assert.Equal(1, await world.Read(db => db.Users.CountAsync(a => a.Worker == worker)));
        Assert.Equal(1, await world.Read(db => db.HandOvers.CountAsync(h => h.Worker == worker && h.EndedAt == null)));

        Task<Outcome<Account>> Open(Acting by, string email) => world.Do<OpenAccount, Account>(
            (open, now) => open.Do(worker, new OpenAccountInput { Email = email, Password = Newcomer.Password }, by, now, CancellationToken.None));
    }

    [Fact]
    public async Task Where_nobody_else_could_hand_it_over_the_page_says_so()
    {
        var (worker, administrator) = (await world.Given.AWorker(Role.Analyst), await world.Given.AWorker(Role.SystemAdministrator));
        await world.Read(db => db.Users.Where(a => a.Worker == worker.Worker).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsClosed, true)));
        var others = await world.Read(db => db.Users.Where(a => a.Worker != administrator.Worker && !a.IsClosed).Select(a => a.Id).ToListAsync());
        await world.Read(db => db.Users.Where(a => others.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsClosed, true)));

        (await world.As(administrator).Open(AccessLinks.OpenAccount(worker.Worker))).Shows("Nobody else can hand it over today").Shows("kith account add");
        await world.Given.AWorker(Role.ServiceManager);
        (await world.As(administrator).Open(AccessLinks.OpenAccount(worker.Worker))).DoesNotShow("Nobody else can hand it over today");

        await world.Read(db => db.Users.Where(a => others.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsClosed, false)));
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var worker = await AWorkerWithoutAccount("Umber Hill", null);
        var other = await world.Given.AWorker(Role.Analyst);
        var (visitor, _) = await world.AnAdministrator();

        var refused = await (await visitor.Open(AccessLinks.OpenAccount(worker))).Press("Open account");
        Assert.Equal("Enter the email address they sign in with", refused.ErrorOf("Input.Email"));
        Assert.Equal("Enter a password", refused.ErrorOf("Input.Password"));

        refused = await refused.Fill("Input.Email", "umber").Fill("Input.Password", "short").Press("Open account");
        Assert.Equal("Enter an email address in the correct format, like name@example.com", refused.ErrorOf("Input.Email"));
        Assert.Equal("Your password must be 12 characters or more", refused.ErrorOf("Input.Password"));

        refused = await refused.Fill("Input.Email", other.Account.Email).Fill("Input.Password", "walking with umber").Press("Open account");
        Assert.Equal("Another account has this email address", refused.ErrorOf("Input.Email"));
        Assert.Equal("Choose a password without your name, email address, agency or the word Kith in it", refused.ErrorOf("Input.Password"));

        refused = await refused.Fill("Input.Email", "umber@elm.example").Fill("Input.Password", "Password2026!").Press("Open account");
        Assert.Equal("Choose a password that is harder to guess. This one is like many that are known", refused.ErrorOf("Input.Password"));
    }

    [Fact]
    public async Task An_account_closed_and_opened_again_sets_up_a_new_second_factor()
    {
        var jo = await world.ANewcomer(Role.Analyst);
        await world.SetUp(world.Anyone(), jo);
        var (visitor, _) = await world.AnAdministrator();
        (await (await visitor.Open(AccessLinks.CloseAccount(jo.Worker))).Press("Close account")).Shows("Account closed");

        (await (await visitor.Open(AccessLinks.OpenAccount(jo.Worker))).Fill("Input.Password", "two otters by the weir").Press("Open account")).Shows("Account opened");

        (await world.Anyone().SayPassword(jo, "two otters by the weir")).Shows("Your account waits for a second person");
        var second = await world.Read(db => db.HandOvers.SingleAsync(h => h.Worker == jo.Worker));
        await world.ACode(new HeldInTest(second.Id, jo.Worker, jo.Account.Id, jo.Email, (await world.AnAdministrator()).Worker));
        (await world.Anyone().SayPassword(jo, "two otters by the weir")).Shows("Set up your second step");
    }

    [Fact]
    public async Task A_worker_has_one_account()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (visitor, _) = await world.AnAdministrator();

        var refused = await (await visitor.Open(AccessLinks.OpenAccount(worker.Worker))).Fill("Input.Password", Newcomer.Password).Press("Open account");

        Assert.Equal([$"{worker.Name} already has an account"], refused.ErrorSummary);
    }

    [Fact]
    public async Task An_unknown_worker_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.OpenAccount(new WorkerId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.OpenAccount((await world.Given.AWorker(Role.Analyst)).Worker));

    private async Task<WorkerId> AWorkerWithoutAccount(string name, string? email) =>
        (await world.Run<WorkerId>((services, now) => Task.FromResult(services.GetRequiredService<WelcomeWorker>().Do(new WorkerInput { Name = name, Email = email }, by: null, now)))).Value;
}
