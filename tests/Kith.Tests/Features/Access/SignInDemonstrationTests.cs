using System.Net;
using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class DemonstrationWorld : KithWorld
{
    protected override void Replace(WebApplicationBuilder builder) => builder.Services.AddSingleton(new DemonstrationSignIn(true));
}

public sealed class SignInDemonstrationTests(DemonstrationWorld demonstration) : IClassFixture<DemonstrationWorld>
{
    [Fact]
    public async Task People_of_the_demonstration_sign_in_by_one_button()
    {
        var person = await Person(demonstration, "Wren Castle");

        var page = await demonstration.Anyone().Open($"{AccessLinks.SignIn}?to=/account/password");
        page.Shows("Every family and every worker in it is invented").Shows("Analyst").Shows("Wren Castle, Demonstration team");

        (await page.Press("Wren Castle, Demonstration team")).Shows("Change your password");
        Assert.True(person.IsDemonstration);
    }

    [Fact]
    public async Task Anybody_else_is_neither_offered_nor_let_in()
    {
        var worker = await demonstration.Given.AWorker(Role.Analyst, name: "Yarrow Real");
        var page = await demonstration.Anyone().Open(AccessLinks.SignIn);

        page.DoesNotShow("Yarrow Real");
        (await Push(demonstration.Anyone(), worker.Account.Id)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_request_through_a_proxy_or_under_another_name_is_no_localhost()
    {
        var person = await Person(demonstration, "Zinnia Proxy");
        foreach (var (header, value) in new[] { ("X-Forwarded-For", "203.0.113.9"), ("Forwarded", "for=203.0.113.9"), ("Host", "kith.example") })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignIn);
            request.Headers.Add(header, value);
            (await demonstration.Anyone().Answer(request)).Expect(HttpStatusCode.OK).DoesNotShow("Zinnia Proxy");
        }

        Assert.True(person.IsDemonstration);
    }

    [Fact]
    public async Task Without_the_demonstration_nobody_signs_in_by_a_button()
    {
        var world = new KithWorld();
        await world.InitializeAsync();
        await using (world)
        {
            var person = await Person(world, "Aster Left");

            (await world.Anyone().Open(AccessLinks.SignIn)).DoesNotShow("Aster Left").DoesNotShow("demonstration");
            (await Push(world.Anyone(), person.Id)).Expect(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task The_address_itself_shows_nothing() => (await demonstration.Anyone().Open(AccessLinks.Demonstration)).Expect(HttpStatusCode.NotFound);

    private static async Task<Shown> Push(Visitor visitor, Guid account)
    {
        var fields = (await visitor.Open(AccessLinks.SignIn)).Fields();
        fields.Add(new("Account", account.ToString()));
        return await visitor.Post(AccessLinks.Demonstration, fields, follow: false);
    }

    private static async Task<Account> Person(KithWorld world, string name)
    {
        var team = await world.Given.ATeam("Demonstration team");
        var outcome = await world.Run<Account>(async (services, now) =>
        {
            var worker = services.GetRequiredService<WelcomeWorker>().Do(new WorkerInput { Name = name }, by: null, now).Value;
            await services.GetRequiredService<StartPosting>().Do(
                worker, new StartPostingInput { Agency = team.Agency, Team = team.Team, Role = Role.Analyst, StartsOn = now.Today }, by: null, now, CancellationToken.None);
            return await services.GetRequiredService<OpenAccount>().ForDemonstration(worker, $"{name.Replace(' ', '.')}@demonstration.example", now, CancellationToken.None);
        });
        return outcome.Value;
    }
}
