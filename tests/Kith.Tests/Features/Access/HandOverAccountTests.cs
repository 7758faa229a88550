using System.Net;
using Kith.Features.Access;
using Kith.Features.Governance;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class HandOverAccountTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_second_person_gives_a_code_that_is_shown_once_and_stands_nowhere()
    {
        var team = await world.Given.ATeam();
        var held = await world.AHeldAccount(team, null, Role.QaAuditor);
        var head = await world.Given.AWorker(Role.ServiceManager, team);
        var visitor = world.As(head);
        var page = (await visitor.Open(AccessLinks.HandOverAccount(held.HandOver))).Shows("Kay Alder").Shows(held.Email).Shows("Quality auditor").Shows(held.Opener.Name).Shows("Waits for a second person");

        Assert.Equal("Select whether you hand the account over", (await page.Press("Answer")).ErrorOf("Input.HandsOver"));
        var given = (await page.Choose("Input.HandsOver", "True").Press("Answer")).Shows("Give Kay Alder this code").Shows("30 June 2026");

        var code = given.Document.QuerySelector(".govuk-inset-text")!.TextContent.Trim();
        Assert.NotNull(SpokenCode.In(code, HandOver.CodeLength));
        Assert.Equal(14, code.Length);
        Assert.Null(given.Location);
        Assert.DoesNotContain("code", given.Address, StringComparison.OrdinalIgnoreCase);
        (await visitor.Open(AccessLinks.HandOverAccount(held.HandOver))).DoesNotShow(code).Shows("A code was given, which counts until 30 June 2026");
        Assert.Contains("\"Until\":\"2026-06-30\"", await world.TheFact<AccountHandedOver>(head), StringComparison.Ordinal);
        await IsNowhere(code);

        (await In(held, code.ToLowerInvariant().Replace(' ', '-'))).Shows("Your account");
        Assert.Equal((HandOverEnd.Used, null), await world.Read(async db => (await db.HandOvers.SingleAsync(h => h.Id == held.HandOver)) is var h ? (h.Ending, h.CodeHash) : default));
        (await visitor.Open(AccessLinks.Proposals)).Shows("Handed over");
        (await visitor.Open(AccessLinks.HandOverAccount(held.HandOver))).Shows("Nothing is left to do here");
    }

    [Fact]
    public async Task Whoever_opened_it_and_whose_it_is_and_other_roles_do_not()
    {
        var team = await world.Given.ATeam();
        var held = await world.AHeldAccount(team);
        (await world.As(held.Opener).Open(AccessLinks.HandOverAccount(held.HandOver))).Shows("Somebody else has to hand this over: you opened it").DoesNotShow("Do you hand this account over?");

        // Also in another posting of the same worker: the proposal knows the person.
        var opener = await world.Acting(held.Opener);
        var asHead = opener with { Posting = new PostingId(Guid.NewGuid()), Role = Role.ServiceManager };
        var owner = opener with { Worker = held.Worker };
        Assert.Contains((await Give(asHead)).Refusals, r => r.Message == "Somebody else must hand it over: you opened it");
        Assert.Contains((await Give(opener)).Refusals, r => r.Message == "Somebody else must hand it over: you opened it");
        Assert.Contains((await Give(owner)).Refusals, r => r.Message == "Somebody else must hand it over: the account is yours");
        Assert.Null(await world.Read(db => db.HandOvers.Where(h => h.Id == held.HandOver).Select(h => h.CodeHash).SingleAsync()));
        foreach (var role in new[] { Role.TeamManager, Role.PrivacyOfficer, Role.Analyst })
        {
            var other = await world.Given.AWorker(role, team);
            (await world.As(other).Open(AccessLinks.HandOverAccount(held.HandOver))).Expect(HttpStatusCode.Forbidden);
            Assert.Equal(Refusal.Forbidden, (await Give(await world.Acting(other))).Refusals[0]);
        }

        var head = await world.Given.AWorker(Role.ServiceManager);
        (await world.As(head).Open(AccessLinks.HandOverAccount(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var visitor = world.As(head);
        world.Clock.Pass(TimeSpan.FromMinutes(11));
        (await visitor.Open(AccessLinks.HandOverAccount(held.HandOver))).Shows("Show that it is you");

        Task<Outcome<HandedOver>> Give(Acting by) => world.Do<HandOverAccount, HandedOver>((give, now) => give.Do(held.HandOver, new HandOverAccountInput { HandsOver = true }, by, now, CancellationToken.None));
    }

    [Fact]
    public async Task A_form_sent_twice_leaves_one_code_and_a_lost_one_is_mended_by_a_new_one()
    {
        var held = await world.AHeldAccount(await world.Given.ATeam(), null, Role.QaAuditor);
        var visitor = world.As(await world.Given.AWorker(Role.SystemAdministrator));
        var page = (await visitor.Open(AccessLinks.HandOverAccount(held.HandOver))).Choose("Input.HandsOver", "True");
        var first = CodeOn(await page.Press("Answer"));

        var twice = (await page.Press("Answer")).Expect(HttpStatusCode.OK).Shows("A code is shown once: to see one, give a new one");
        Assert.Null(twice.Document.QuerySelector(".govuk-inset-text"));
        var second = CodeOn(await twice.Choose("Input.HandsOver", "True").Press("Answer"));

        Assert.NotEqual(first, second);
        (await In(held, first)).Shows("That hand-over code is not correct");
        (await In(held, second)).Shows("Your account");
    }

    [Fact]
    public async Task Of_two_who_hand_over_at_once_one_gives_the_code()
    {
        var held = await world.AHeldAccount(await world.Given.ATeam());
        var (one, other) = (await world.Acting(await world.Given.AWorker(Role.ServiceManager)), await world.Acting(await world.Given.AWorker(Role.SystemAdministrator)));

        var both = await Task.WhenAll(Give(one), Give(other));

        Assert.Equal(Refusal.Stale, Assert.Single(both, b => !b.Ok).Refusals[0]);
        Assert.Single(await Told<AccountHandedOver>(held));

        Task<Outcome<HandedOver>> Give(Acting by) => world.Do<HandOverAccount, HandedOver>((give, now) => give.Do(held.HandOver, new HandOverAccountInput { HandsOver = true }, by, now, CancellationToken.None));
    }

    [Fact]
    public async Task A_declined_account_is_closed()
    {
        var held = await world.AHeldAccount(await world.Given.ATeam());
        var second = await world.Given.AWorker(Role.SystemAdministrator);

        (await (await world.As(second).Open(AccessLinks.HandOverAccount(held.HandOver))).Choose("Input.HandsOver", "False").Press("Answer")).Shows("Declined. The account is closed").Shows("Declined");

        Assert.Contains($"{held.Worker.Value}", await world.TheFact<HandOverDeclined>(second), StringComparison.Ordinal);
        Assert.Contains($"{held.Worker.Value}", await world.TheFact<AccountClosed>(second), StringComparison.Ordinal);
        (await world.Anyone().Say(held)).Shows("The email address or password is not correct");
    }

    [Fact]
    public async Task A_code_ends_with_its_days_and_with_the_account()
    {
        var team = await world.Given.ATeam();
        var (late, closed, anew) = (await world.AHeldAccount(team, null, Role.QaAuditor), await world.AHeldAccount(team), await world.AHeldAccount(team, null, Role.QaAuditor));
        var (codeOfClosed, codeOfAnew) = (await world.ACode(closed), await world.ACode(anew));
        var code = await world.ACode(late);
        var half = await SignIn(closed);
        var (visitor, administrator) = await world.AnAdministrator();
        foreach (var account in new[] { closed, anew })
        {
            await (await visitor.Open(AccessLinks.CloseAccount(account.Worker))).Press("Close account");
        }

        // Whoever had come as far as the page of the code goes no further.
        (await half.Fill("Input.HandOverCode", codeOfClosed).Press("Finish and sign in")).Shows("Email address");
        (await world.As(await world.Given.AWorker(Role.ServiceManager)).Open(AccessLinks.HandOverAccount(closed.HandOver))).Shows("Closed before it was handed over").Shows("Nothing is left to do here");
        await (await visitor.Open(AccessLinks.OpenAccount(anew.Worker))).Fill("Input.Password", HeldInTest.Password).Press("Open account");
        (await SignIn(anew)).Shows("Your account waits for a second person").DoesNotShow("Input.HandOverCode");
        var again = await world.Read(db => db.HandOvers.SingleAsync(h => h.Worker == anew.Worker && h.EndedAt == null));
        await world.ACode(anew with { HandOver = again.Id }, await world.Given.AWorker(Role.ServiceManager));
        (await In(anew, codeOfAnew)).Shows("That hand-over code is not correct");

        world.Clock.Pass(TimeSpan.FromDays(15));
        (await SignIn(late)).Shows("counted until 30 June 2026").DoesNotShow("Input.HandOverCode");
        var head = world.As(await world.Given.AWorker(Role.ServiceManager));
        (await head.Open(AccessLinks.Proposals)).Shows("Waits");
        (await head.Open(AccessLinks.HandOverAccount(late.HandOver))).Shows("the code that counted until 30 June 2026 was not used");
        Assert.NotNull(code);

        world.Clock.Pass(TimeSpan.FromDays(20));
        var input = new HandOverAccountInput { HandsOver = true, Version = await world.Read(db => db.HandOvers.Where(h => h.Id == late.HandOver).Select(h => h.Version).SingleAsync()) };
        var by = await world.Acting(await world.Given.AWorker(Role.ServiceManager));
        Assert.Contains(await world.Refusals<HandOverAccount, HandedOver>((give, now) => give.Do(late.HandOver, input, by, now, CancellationToken.None)), r => r.Message.StartsWith("This account is suspended", StringComparison.Ordinal));
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task A_restore_brings_no_code_back_that_a_later_one_ended()
    {
        var (held, used) = (await world.AHeldAccount(await world.Given.ATeam()), await world.Given.AWorker(Role.QaAuditor));
        await world.ACode(held);
        TakenAway[] since =
        [
            TakenAway.Of(1, world.Clock.GetUtcNow().UtcDateTime, new AccountHandedOver(held.HandOver, held.Worker, world.Clock.Today), null, About.Organisation),
            TakenAway.Of(2, world.Clock.GetUtcNow().UtcDateTime, new AccountHandedOver(new RowId(Guid.NewGuid()), used.Worker, world.Clock.Today), null, About.Organisation),
        ];

        Assert.Equal((1, 0), (await Again(), await Again()));

        Assert.Null(await world.Read(db => db.HandOvers.Where(h => h.Id == held.HandOver).Select(h => h.CodeHash).SingleAsync()));
        Assert.Equal((true, false), await world.Read(async db => (await IsClosed(db, held.Worker), await IsClosed(db, used.Worker))));

        async Task<int> Again() => (await world.Run((services, now) => services.GetRequiredService<TakeAwayAgain>().Do(since, [], now, CancellationToken.None))).Value.Again;

        static Task<bool> IsClosed(KithDb db, WorkerId worker) => db.Users.Where(a => a.Worker == worker).Select(a => a.IsClosed).SingleAsync();
    }

    [Fact]
    public async Task Wrong_codes_make_it_wait()
    {
        var held = await world.AHeldAccount(await world.Given.ATeam(), null, Role.QaAuditor);
        var code = await world.ACode(held);
        for (var i = 0; i < 10; i++)
        {
            (await In(held, "2222 3333 4444")).Shows("That hand-over code is not correct").DoesNotShow("2222 3333 4444");
        }

        (await In(held, code)).Shows("You have tried too many times. Wait a minute and try again").DoesNotShow(code);
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        (await In(held, code)).Shows("Your account");
        world.Clock.Set(SettableClock.Start);
    }

    private async Task<Shown> SignIn(HeldInTest held) => await world.Anyone().Say(held);

    /// <summary>Signs in with the password, the code and an app.</summary>
    private async Task<Shown> In(HeldInTest held, string code)
    {
        var page = await SignIn(held);
        return await page.Fill("Input.HandOverCode", code).Fill("Input.Code", world.Code(Newcomers.Secret(page))).Press("Finish and sign in");
    }

    private static string CodeOn(Shown page) => page.Document.QuerySelector(".govuk-inset-text strong")!.TextContent.Trim();

    private async Task<List<FactRow>> Told<TFact>(HeldInTest held)
        where TFact : Fact => [.. (await world.Facts<TFact>()).Where(f => f.Data.Contains($"{held.Worker.Value}", StringComparison.Ordinal))];

    private async Task IsNowhere(string shown)
    {
        var code = SpokenCode.In(shown, HandOver.CodeLength)!;
        var kept = await world.Read(async db => new List<string>(
        [
            .. (await db.Facts.ToListAsync()).Select(f => f.Data),
            .. (await db.Audit.ToListAsync()).Select(a => $"{a.Route} {a.Subject}"),
            .. (await db.Messages.ToListAsync()).Select(m => m.Subject + m.Body),
            .. (await db.Drafts.ToListAsync()).Select(d => d.Fields),
            .. (await db.FormReplies.ToListAsync()).Select(r => r.Location + r.Done),
            .. (await db.HandOvers.ToListAsync()).Select(h => h.CodeHash ?? string.Empty),
        ]));
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, text => text.Contains(code, StringComparison.OrdinalIgnoreCase) || text.Contains(shown, StringComparison.OrdinalIgnoreCase));
    }
}
