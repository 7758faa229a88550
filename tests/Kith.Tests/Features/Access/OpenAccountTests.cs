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
public sealed class OpenAccountTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_who_was_given_an_account_signs_in()
    {
        var worker = await AWorkerWithoutAccount("Tansy Boateng", "tansy@elm.example");
        var (visitor, administrator) = await world.AnAdministrator();
        var page = await visitor.Open(AccessLinks.OpenAccount(worker));
        Assert.Equal("tansy@elm.example", page.ValueOf("Input.Email"));

        (await page.Fill("Input.Password", Newcomer.Password).Press("Open account")).Shows("Account opened").Shows("has not set up the second step yet");

        var fact = await world.TheFact<AccountOpened>(administrator);
        Assert.DoesNotContain("tansy", fact, StringComparison.OrdinalIgnoreCase);
        var signIn = await (await world.Anyone().Open(AccessLinks.SignIn)).Fill("Input.Email", "Tansy@ELM.example ").Fill("Input.Password", Newcomer.Password).Press("Continue");
        signIn.Shows("Set up your second step");
        Assert.Empty(await world.Read(db => db.Drafts.ToListAsync()));
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
