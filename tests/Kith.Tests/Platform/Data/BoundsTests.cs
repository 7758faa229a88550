using System.Globalization;
using System.Net;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.Home;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform.Data;

/// <summary>In this world a page asks for the words of every family and forgets to ask whether it may.</summary>
public sealed class ForgetfulWorld : KithWorld
{
    public const string Read = "Kith-Read";

    public bool IsLifted { get; set; }

    protected override bool SharesPages => false;

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(this);
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add<Forgets>());
    }

    private sealed class Forgets(ForgetfulWorld world, KithDb db) : IAsyncResourceFilter
    {
        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            if (context.HttpContext.Request.Path == HomeLinks.Help)
            {
                using var lifted = world.IsLifted ? db.Bounds.Lift("The control") : null;
                context.HttpContext.Response.Headers[Read] = (await db.Entries.CountAsync() + await db.Segments.CountAsync()).ToString(CultureInfo.InvariantCulture);
            }

            await next();
        }
    }
}

/// <summary>The second layer beneath the decision (TR-05): whoever did not ask reads nothing, on both databases, and on PostgreSQL past Entity Framework too.</summary>
public sealed class BoundsTests(ForgetfulWorld world) : IClassFixture<ForgetfulWorld>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_forgot_to_ask_is_given_nothing()
    {
        var family = await AWrittenFamily();

        Assert.Equal("0", await ReadBy(family.SocialWorker));
        Assert.Equal("0", await ReadBy(await world.Given.AWorker(Role.SystemAdministrator)));

        // The control: with the layer off the same page reads them.
        world.IsLifted = true;
        Assert.NotEqual("0", await ReadBy(await world.Given.AWorker(Role.SystemAdministrator)));
        world.IsLifted = false;
    }

    [Fact]
    public async Task A_decision_opens_its_own_family_and_no_other_and_one_that_says_no_opens_none()
    {
        var (mine, other) = (await AWrittenFamily(), await AWrittenFamily());
        var by = await world.Acting(mine.SocialWorker);
        await using var scope = Of(by, out var db);

        Assert.Equal(Decision.NotVisible, await db.Decide(other.Episode, by, Duty.ReadWorkbook, Ct));
        Assert.Equal(0, await db.Entries.CountAsync(Ct));
        Assert.Equal(Decision.Allowed, await db.Decide(mine.Episode, by, Duty.ReadWorkbook, Ct));
        Assert.Equal([mine.Episode], await db.Entries.Select(e => e.FamilyEpisode).Distinct().ToListAsync(Ct));
        Assert.Equal(0, await db.Segments.CountAsync(s => s.FamilyEpisode == other.Episode, Ct));

        // Whether somebody else may see it opens nothing for this worker.
        var theirs = await world.Acting(other.SocialWorker);
        Assert.Equal(Decision.Allowed, await db.Decide(other.Episode, theirs, Duty.ReadWorkbook, Ct));
        Assert.Equal(0, await db.Entries.CountAsync(e => e.FamilyEpisode == other.Episode, Ct));
    }

    [Fact]
    public async Task Two_families_that_are_decided_are_both_open()
    {
        var mine = await AWrittenFamily();
        var second = await world.Given.AFamily(f => f.LedBy(mine.SocialWorker).AChild("Cal"));
        await world.Given.Visits(second, 1);
        var by = await world.Acting(mine.SocialWorker);
        await using var scope = Of(by, out var db);

        await db.HeldBy(mine.Episode, by, Ct);
        await db.HeldBy(second.Episode, by, Ct);

        Assert.Equal([mine.Episode, second.Episode], (await db.Entries.Select(e => e.FamilyEpisode).Distinct().ToListAsync(Ct)).OrderBy(e => e == second.Episode));
    }

    [Fact]
    public async Task A_list_that_is_authorised_in_SQL_opens_the_families_of_its_worker()
    {
        var (mine, other) = (await AWrittenFamily(), await AWrittenFamily());
        foreach (var worker in new[] { mine.SocialWorker, mine.Manager })
        {
            var by = await world.Acting(worker);
            await using var scope = Of(by, out var db);
            Assert.Equal(0, await db.Entries.CountAsync(Ct));

            Assert.NotEqual(0, await db.Entries.ReadableBy(db, by, Duty.ReadWorkbook).CountAsync(Ct));
            Assert.Equal([mine.Episode], await db.Entries.Select(e => e.FamilyEpisode).Distinct().ToListAsync(Ct));
        }

        // What is over opens nothing, though the list was asked for.
        var left = await world.Acting(mine.SocialWorker);
        await world.Read(db => db.Involvements.Where(i => i.FamilyEpisode == mine.Episode && i.Posting == left.Posting)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.EndedOn, world.Clock.Today).SetProperty(i => i.Team, other.Team.Team)));
        var alone = left with { Team = (await world.Given.ATeam()).Team };
        await using var after = Of(alone, out var late);
        Assert.Equal(0, await late.Entries.ReadableBy(late, alone, Duty.ReadWorkbook).CountAsync(Ct));
        Assert.Equal(0, await late.Entries.CountAsync(Ct));
    }

    [Fact]
    public async Task Whoever_used_a_context_before_leaves_nothing_open()
    {
        var family = await AWrittenFamily();
        for (var i = 0; i < 20; i++)
        {
            Assert.NotEqual(0, await world.Read(db => db.Entries.CountAsync(Ct)));
            var by = await world.Acting(family.SocialWorker);
            await using (var scope = Of(by, out var db))
            {
                await db.HeldBy(family.Episode, by, Ct);
                Assert.NotEqual(0, await db.Entries.CountAsync(Ct));
            }

            await using var next = world.Services.CreateAsyncScope();
            Assert.Equal(0, await next.ServiceProvider.GetRequiredService<KithDb>().Entries.CountAsync(Ct));
        }
    }

    [Fact]
    public async Task Who_saw_where_somebody_is_and_who_may_is_beneath_it_too()
    {
        var (family, address) = await world.AShieldedFamily();
        await world.Locates(family, await world.Given.ACoWorker(family, Role.SocialWorker));
        var by = await world.Acting(family.SocialWorker);
        await world.Do((RevealAddress command, Now now) => command.Do(family.Episode, address, "To bring her the bag", by, now, Ct));
        await using var scope = Of(by, out var db);
        async Task<List<int>> Read() => [await db.Reveals.CountAsync(Ct), await db.LocationReaders.CountAsync(Ct), await db.Unshieldings.CountAsync(Ct)];

        var shut = await Read();
        Assert.Equal([0, 0, 0], shut);
        await db.HeldBy(family.Episode, by, Ct);
        var opened = await Read();
        Assert.Equal([1, 1, 1], opened);
    }

    [Fact]
    public async Task Where_somebody_is_how_they_are_reached_and_what_goes_out_are_beneath_it_too()
    {
        var (mine, other) = (await ALocatedFamily(), await ALocatedFamily());
        var by = await world.Acting(mine.SocialWorker);
        await using var scope = Of(by, out var db);
        async Task<List<int>> Read() =>
        [
            await db.Addresses.CountAsync(Ct), await db.SafeContacts.CountAsync(Ct), await db.Set<PlacementSite>().CountAsync(Ct), await db.OutgoingFiles.CountAsync(Ct),
            await db.CarePeriods.CountAsync(p => p.Placements.Any(s => s.Site != null), Ct),
        ];

        Assert.Equal([0, 0, 0, 0, 0], await Read());
        Assert.Equal(Decision.NotVisible, await db.Decide(other.Episode, by, Duty.ReadWorkbook, Ct));
        Assert.Equal([0, 0, 0, 0, 0], await Read());
        db.Bounds.OpenCaseload(by);
        Assert.Equal([0, 0, 0], (await Read())[..3]);

        await db.HeldBy(mine.Episode, by, Ct);
        Assert.Equal([2, 1, 1, 1, 1], await Read());
        Assert.Equal([mine.Id], await db.Addresses.Select(a => a.Family).Distinct().ToListAsync(Ct));

        // Two that are decided are both open, and so is everything when it is said why.
        await db.HeldBy(other.Episode, by, Ct);
        Assert.Equal([2, 1, 1, 1, 1], await Read());
        db.Bounds.BelongTo(await world.Acting(other.SocialWorker));
        await db.HeldBy(other.Episode, await world.Acting(other.SocialWorker), Ct);
        Assert.Equal([4, 2, 2, 2, 2], await Read());
    }

    [Fact]
    public async Task A_shield_covers_an_address_that_another_family_recorded_though_nobody_opened_it()
    {
        var (here, there) = (await world.Given.AFamily(f => f.AnAdult("Vera")), await world.Given.AFamily());
        var by = await world.Acting(there.SocialWorker);
        var vera = here.Adult("Vera");
        await world.Do((KithDb db, Now now) =>
        {
            db.Add(FamilyMember.Join(there.Id, vera, MemberKind.Adult, now.Today, now));
            return Task.FromResult<Outcome<int>>(1);
        });
        var recorded = (await world.Do((RecordAddress command, Now now) => command.Do(there.Episode, new NewAddress(null, vera, "3 Other Row", "ZZ9 3BB", null, false, now.Today), by, now, Ct))).Value;

        (await (await world.As(here.SocialWorker).Open(FamiliesLinks.ProtectPerson(here.Ref, vera))).Press("Protect their whereabouts")).Shows("Their whereabouts are now protected");

        Assert.True(await world.Read(db => db.Addresses.Where(a => a.Id == recorded).Select(a => a.IsProtected).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Every_table_of_a_familys_words_is_bounded()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();

        // These have no such column: they hang on a family, or on somebody whom they follow.
        Assert.All([typeof(Address), typeof(PlacementSite), typeof(SafeContact)], t => Assert.Contains(db.Model.FindEntityType(t)!.GetDeclaredQueryFilters(), f => f.Key == "bounds"));

        // By the column, so that a table that forgot to say whose it is does not slip through.
        var open = db.Model.GetEntityTypes()
            .Where(t => t.FindProperty("FamilyEpisode") is not null && t.GetDeclaredQueryFilters().All(f => f.Key != "bounds"))
            .Select(t => t.ClrType.Name).Order(StringComparer.Ordinal);

        // These decide who may open a family, and are asked before anything is open.
        string[] decide = ["BrokenGlass", "Confidant", "HarmAllegation", "Invitation", "Involvement", "ListedPosting", "Restriction"];

        // What the law counts of a child or of help follows them through every episode of the family, and is read there.
        string[] follow = ["CarePeriod", "ChildEpisode", "HelpAssessment"];

        // A contact came before its family, and the front door has it when it leads to one.
        string[] came = ["Contact"];

        // What a check of a census found is for whoever makes returns, of a whole authority.
        string[] check = ["Finding"];

        // What was done and who looked is for those who answer for it, across families, with ids alone.
        string[] answer = ["AuditRow", "FactRow"];
        Assert.Equal([.. decide.Concat(follow).Concat(came).Concat(check).Concat(answer).Order(StringComparer.Ordinal)], open);
    }

    [Fact]
    public async Task Work_that_nothing_bounds_pays_nothing_and_one_family_costs_one_comparison()
    {
        var family = await AWrittenFamily();
        var by = await world.Acting(family.SocialWorker);
        var free = await SentFor(db => db.Bounds.Lift("The control"));
        var closed = await SentFor(_ => { });
        var one = await SentFor(db => db.Bounds.Open(family.Episode, by), by);
        var unknown = await SentFor(_ => { }, null, db => db.Assessments.CountAsync(Ct));

        Assert.DoesNotContain("WHERE", free, StringComparison.Ordinal);
        Assert.DoesNotContain("Involvements", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("Involvements", one, StringComparison.Ordinal);
        Assert.DoesNotContain(" OR ", one, StringComparison.Ordinal);

        // What came without a family is not open because nobody has opened a family.
        Assert.DoesNotContain("IS NULL", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_keeps_it_back_even_from_a_statement_without_the_filter()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "The embedded database has no row security");
        var (mine, other) = (await AWrittenFamily(), await AWrittenFamily());
        var by = await world.Acting(mine.SocialWorker);
        await using var scope = Of(by, out var db);
        Assert.Equal(0, await db.Entries.IgnoreQueryFilters().CountAsync(Ct));
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM \"Segments\"").SingleAsync(Ct));
        var located = await ALocatedFamily();
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM \"Addresses\"").SingleAsync(Ct));
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM \"SafeContacts\"").SingleAsync(Ct));
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM \"PlacementSites\"").SingleAsync(Ct));
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM \"OutgoingFiles\"").SingleAsync(Ct));
        await using (var theirs = Of(await world.Acting(located.SocialWorker), out var open))
        {
            await open.HeldBy(located.Episode, await world.Acting(located.SocialWorker), Ct);
            List<int> counts =
            [
                await open.Addresses.IgnoreQueryFilters().CountAsync(Ct), await open.SafeContacts.IgnoreQueryFilters().CountAsync(Ct),
                await open.Set<PlacementSite>().IgnoreQueryFilters().CountAsync(Ct), await open.OutgoingFiles.IgnoreQueryFilters().CountAsync(Ct),
            ];
            Assert.Equal([2, 1, 1, 1], counts);
        }

        await db.HeldBy(mine.Episode, by, Ct);
        Assert.Equal([mine.Episode], await db.Entries.IgnoreQueryFilters().Select(e => e.FamilyEpisode).Distinct().ToListAsync(Ct));
        Assert.Equal(0, await db.Entries.IgnoreQueryFilters().Where(e => e.FamilyEpisode == other.Episode).ExecuteDeleteAsync(Ct));

        // A connection that goes back to the pool takes nothing along, and what is not sent opens nothing.
        await db.Database.OpenConnectionAsync(Ct);
        await using (var raw = db.Database.GetDbConnection().CreateCommand())
        {
            raw.CommandText = "SELECT COUNT(*) FROM \"Entries\"";
            Assert.Equal(0L, await raw.ExecuteScalarAsync(Ct));
        }

        await db.Database.CloseConnectionAsync();

        db.Bounds.OpenCaseload(by);
        Assert.Equal([mine.Episode], await db.Entries.IgnoreQueryFilters().Select(e => e.FamilyEpisode).Distinct().ToListAsync(Ct));
        using (db.Bounds.Lift("The control"))
        {
            Assert.Contains(other.Episode, await db.Entries.IgnoreQueryFilters().Select(e => e.FamilyEpisode).Distinct().ToListAsync(Ct));
        }
    }

    [Fact]
    public async Task A_stale_save_is_still_noticed()
    {
        var family = await AWrittenFamily();
        var by = await world.Acting(family.SocialWorker);
        await using var scope = Of(by, out var db);
        await db.HeldBy(family.Episode, by, Ct);
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var cycles = await db.Supervisions.Where(c => c.FamilyEpisode == family.Episode).ToListAsync(Ct);
        var cycle = Assert.Single(cycles);
        db.Entry(cycle).Property(c => c.Version).OriginalValue = 99;
        db.Entry(cycle).Property(c => c.Version).IsModified = true;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Ct));
    }

    private async Task<string> SentFor(Action<KithDb> open, Acting? by = null, Func<KithDb, Task<int>>? count = null)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        if (by is not null)
        {
            db.Bounds.BelongTo(by);
        }

        open(db);
        var sent = await world.Commands.During(() => count?.Invoke(db) ?? db.Entries.CountAsync(Ct));
        return Assert.Single(sent).Sql;
    }

    /// <summary>A piece of work of one worker, as a request begins.</summary>
    private AsyncServiceScope Of(Acting by, out KithDb db)
    {
        var scope = world.Services.CreateAsyncScope();
        db = scope.ServiceProvider.GetRequiredService<KithDb>();
        db.Bounds.BelongTo(by);
        return scope;
    }

    /// <summary>A family with an address, a child in a placement with its address, a way to be reached and a document that goes out.</summary>
    private async Task<FamilyInTest> ALocatedFamily()
    {
        var family = await world.AReferredFamily("Amy");
        var by = await world.Acting(family.SocialWorker);
        await world.CareStarted(family, world.Clock.Today.AddDays(-30), "Amy");
        await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(null, family.Adult("Vera"), "7 Plain Row", "ZZ9 1AA", null, false, now.Today), by, now, Ct));
        await world.SaysLettersGo(family, family.Adult("Vera"), null, noLetters: true);
        await world.AMadeLetter(family, null);
        return family;
    }

    private async Task<FamilyInTest> AWrittenFamily()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        await world.Given.Visits(family, 2);
        return family;
    }

    private async Task<string> ReadBy(WorkerInTest worker)
    {
        var page = await world.As(worker).Answer(new HttpRequestMessage(HttpMethod.Get, HomeLinks.Help));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Response.Headers.GetValues(ForgetfulWorld.Read).Single();
    }
}
