using Kith.Features.Access;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>What becomes of whoever a provider has named.</summary>
[Trait("Speed", "slow")]
public sealed class ArriveElsewhereTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    [Fact]
    public async Task A_worker_signs_in_to_the_linked_account_and_comes_to_where_they_were_going()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var visitor = world.Anyone();

        (await ElsewhereWorld.GoElsewhere(visitor, AccessLinks.Sessions)).Shows("Where you are signed in");

        var session = await world.Read(db => db.Sessions.SingleAsync(s => s.Account == jo.Account.Id));
        Assert.Equal(session.StartedAt.AddMinutes(-1), session.ProvedAt);
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Kind == AuditKind.SignedIn && a.Account == jo.Account.Id)));
        (await visitor.Open(AccessLinks.Account)).Shows("Linked with your account at Northmoor Council").DoesNotShow(AccessLinks.Password);

        // The word of the provider has been used up.
        var copied = world.Anyone();
        (await copied.Open(AccessLinks.Elsewhere)).Shows("Email address");
        (await visitor.Open(AccessLinks.Elsewhere)).Shows("Your account");
    }

    [Fact]
    public async Task Whoever_is_not_linked_is_told_what_to_ask_for_and_no_address_ever_links_them()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var accounts = await world.Read(db => db.Users.CountAsync());
        world.Provider.Next = new Word("unlinked") { Email = jo.Email, Name = "Jo Elm" };
        var visitor = world.Anyone();

        var page = await ElsewhereWorld.GoElsewhere(visitor);

        var met = await world.Read(db => db.Strangers.SingleAsync(s => s.Subject == "unlinked"));
        page.Shows("Kith does not know you yet").Shows(jo.Email).Shows("Ask the person who runs Kith in your agency to link your account").Shows(met.CodeInWords).Shows("14 days");
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows(met.CodeInWords);
        (await visitor.Open(AccessLinks.Account)).Shows("Email address");
        Assert.Equal((accounts, 0), (await world.Read(db => db.Users.CountAsync()), await world.Read(db => db.UserLogins.CountAsync(l => l.ProviderKey == "unlinked"))));
    }

    [Fact]
    public async Task A_subject_is_told_apart_by_its_letters_and_its_issuer()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        world.Provider.Next = new Word(jo.Email.ToUpperInvariant());
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Kith does not know you yet");

        await world.Read(db => db.UserLogins.Where(l => l.ProviderKey == jo.Email).ExecuteUpdateAsync(set => set.SetProperty(l => l.LoginProvider, "https://elsewhere.example")));
        world.Provider.Next = new Word(jo.Email);
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Kith does not know you yet");
    }

    [Fact]
    public async Task Where_the_provider_proved_one_factor_Kith_asks_for_its_own_second()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        world.Provider.Next = world.Provider.Next with { Amr = ["pwd"] };
        var visitor = world.Anyone();

        var setUp = await ElsewhereWorld.GoElsewhere(visitor);
        setUp.Shows("Set up your second step");
        (await visitor.Open(AccessLinks.Account)).Shows("Email address");
        var secret = Newcomers.Secret(setUp);
        (await (await ElsewhereWorld.GoElsewhere(visitor)).Press("Finish and sign in")).Shows("Enter the 6-digit code");
        setUp = await ElsewhereWorld.GoElsewhere(visitor);
        secret = Newcomers.Secret(setUp);
        (await setUp.Fill("Input.Code", world.Code(secret)).Press("Finish and sign in")).Shows("Your account").Shows(jo.Email);

        world.Clock.Pass(TimeSpan.FromMinutes(2));
        var again = await ElsewhereWorld.GoElsewhere(world.Anyone());
        (await again.Fill("Input.Code", world.Code(secret)).Press("Sign in")).Shows("Your account").Shows(jo.Email);
    }

    [Fact]
    public async Task A_closed_a_suspended_and_a_postingless_account_stay_out()
    {
        var leaver = await world.ALinked(Role.QaAuditor);
        await world.Run<WorkerIdOf>(async (services, now) => new WorkerIdOf((await services.GetRequiredService<CloseAccount>().Do(leaver.Worker, by: null, now, CancellationToken.None)).Ok));
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Kith does not know you yet");

        var moved = await world.ALinked();
        var visitor = world.Anyone();
        (await ElsewhereWorld.GoElsewhere(visitor)).DoesNotShow("Your account");
        (await visitor.Open(AccessLinks.Account)).DoesNotShow(moved.Email);

        var resting = await world.ALinked(Role.QaAuditor);
        world.Clock.Pass(TimeSpan.FromDays(31));
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Your account is suspended");
        Assert.Equal((0, 0), (await world.Sessions(leaver), await world.Sessions(resting)));
    }

    [Fact]
    public async Task Signed_in_already_it_is_a_fresh_proof_of_the_same_session()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var visitor = world.Anyone();
        await ElsewhereWorld.GoElsewhere(visitor);
        var (before, old) = (await world.Read(db => db.Sessions.SingleAsync(s => s.Account == jo.Account.Id)), visitor.CookieValue("kith"));
        world.Clock.Pass(TimeSpan.FromMinutes(15));

        var asked = await visitor.Open(AccessLinks.AddPasskey);
        asked.Shows("Show that it is you").Shows("Show it with Northmoor Council").DoesNotShow("Input.Password");
        (await ElsewhereWorld.GoElsewhere(visitor, AccessLinks.AddPasskey)).Shows("Add a passkey");

        var after = await world.Read(db => db.Sessions.SingleAsync(s => s.Account == jo.Account.Id));
        Assert.Equal((before.StartedAt, before.StartedAt.AddMinutes(14)), (after.StartedAt, after.ProvedAt));
        var thief = world.Anyone();
        thief.SetCookie("kith", old);
        (await thief.Open(AccessLinks.Account)).Shows("Email address");
    }

    [Fact]
    public async Task Another_worker_who_comes_in_the_same_browser_is_signed_in_as_themselves()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var visitor = world.Anyone();
        await ElsewhereWorld.GoElsewhere(visitor);
        var sam = await world.ALinked(Role.QaAuditor);

        (await ElsewhereWorld.GoElsewhere(visitor)).Shows(sam.Email);

        Assert.Equal(0, await world.Sessions(jo));
    }

    [Fact]
    public async Task It_leads_to_nowhere_outside_Kith()
    {
        await world.ALinked(Role.QaAuditor);

        (await ElsewhereWorld.GoElsewhere(world.Anyone(), "https://elsewhere.example/")).Shows("Your account");
    }

    private sealed record WorkerIdOf(bool Ok);
}
