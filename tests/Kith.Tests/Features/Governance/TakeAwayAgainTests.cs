using System.CommandLine;
using Kith.Commands;
using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Returns;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Returns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Governance;

/// <summary>After a restore, and by `kith restore taken-away` for a database that its own tools put back.</summary>
[Trait("Speed", "slow")]
public sealed class TakeAwayAgainTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_was_taken_away_after_that_moment_is_taken_away_again()
    {
        var family = await world.Given.AFamily();
        var leaver = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await world.As(leaver).Open("/");
        Directory.CreateDirectory(world.Storage.SealFolder);
        var last = await world.Read(db => db.Facts.MaxAsync(f => f.Sequence));

        // Numbered before the last line that the restored record has, and committed after it.
        var gap = last - 1;
        await world.Unguarded();
        await world.Read(db => db.Facts.Where(f => f.Sequence == gap).ExecuteDeleteAsync());
        var journal = Path.Combine(world.Storage.SealFolder, SealFolder.TakenAwayName);
        await File.AppendAllLinesAsync(
            journal,
            [
                TakenAway.Of(last, world.Clock.GetUtcNow().UtcDateTime, new AccountClosed(family.SocialWorker.Worker), null, About.Organisation).Line(),
                TakenAway.Of(gap, world.Clock.GetUtcNow().UtcDateTime, new AccountClosed(family.Manager.Worker), null, About.Organisation).Line(),
                TakenAway.Of(last + 7, world.Clock.GetUtcNow().UtcDateTime, new AccountClosed(leaver.Worker), null, About.Organisation).Line(),
                TakenAway.Of(last + 7, world.Clock.GetUtcNow().UtcDateTime, new AccountClosed(leaver.Worker), null, About.Organisation).Line(),
                TakenAway.Of(last + 8, world.Clock.GetUtcNow().UtcDateTime, new InterestMatched(new RowId(Guid.NewGuid()), leaver.Worker), null, About.Organisation).Line(),
                """{"Sequence":99,"At":"2026-""",
            ],
            TestContext.Current.CancellationToken);

        var (code, said) = await Say();

        Assert.True(code == 0, said);
        Assert.StartsWith("Taken away after it, and again now: 2; already as they were: 0. Everybody signs in anew.", said, StringComparison.Ordinal);
        Assert.Contains("by hand: InterestMatched", said, StringComparison.Ordinal);
        Assert.True(await world.Read(db => db.Users.Where(a => a.Worker == leaver.Worker).Select(a => a.IsClosed).SingleAsync()));
        Assert.True(await world.Read(db => db.Users.Where(a => a.Worker == family.Manager.Worker).Select(a => a.IsClosed).SingleAsync()));
        Assert.False(await world.Read(db => db.Users.Where(a => a.Worker == family.SocialWorker.Worker).Select(a => a.IsClosed).SingleAsync()));
        Assert.Equal(0, await world.Read(db => db.Sessions.CountAsync()));
        Assert.Contains("\"TakenAgain\":2,\"ByHand\":1", (await world.Facts<RecordRestored>())[^1].Data, StringComparison.Ordinal);
        Assert.DoesNotContain(TakenAway.Read(await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken)), t => t.Sequence > last);

        // The next seal writes down what was taken away again, under its new number.
        await world.SealAll();
        Assert.Contains(
            TakenAway.Read(await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken)),
            t => t.Sequence > last && t.Fact is AccountClosed closed && closed.Worker == leaver.Worker);
    }

    [Fact]
    public async Task Each_kind_is_taken_away_once_and_what_is_not_there_is_left_to_people()
    {
        var family = await world.Given.AFamily();
        var leaver = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var involvement = await world.Read(db => db.Involvements.Where(i => i.Posting == leaver.Posting).Select(i => i.Id).SingleAsync());
        var invitation = await world.AnInvitation(family, await world.Given.AWorker(Role.FamilySupportWorker), InvitationKind.ToWork);
        TakenAway[] since =
        [
            Line(1, new PostingEnded(leaver.Posting, leaver.Worker, world.Clock.Today)),
            Line(2, new InvolvementEnded(involvement, leaver.Posting)),
            Line(3, new FamilyRestricted(CaseLabel.Sealed, RestrictionReason.HighProfile), family),
            Line(4, new PutOnFamilysList(family.SocialWorker.Posting, null), family),
            Line(5, new PutOnFamilysList(leaver.Posting, null), family),
            Line(6, new TakenOffFamilysList(leaver.Posting), family),
            Line(7, new PersonProtected()),
            Line(8, new AgreementEnded(new RowId(Guid.NewGuid()), family.Team.Agency, world.Clock.Today)),
            Line(9, new LocationReaderEnded(leaver.Posting), family),
            Line(10, new InvitationWithdrawn(invitation), family),
        ];

        // Once more puts the leaver on the list and takes them off again.
        var first = await Again(since);
        var second = await Again(since);

        Assert.Equal((7, 1, 2), (first.Again, first.Already, first.ByHand.Count));
        Assert.Equal((2, 6, 2), (second.Again, second.Already, second.ByHand.Count));
        Assert.Equal(["PersonProtected", "AgreementEnded"], second.ByHand.Select(t => t.Kind));
        Assert.Equal(CaseLabel.Sealed, await world.Read(db => db.Restrictions.Where(r => r.FamilyEpisode == family.Episode).Select(r => r.Label).SingleAsync()));
        Assert.Equal([family.SocialWorker.Posting], await world.Read(db => db.ListedPostings.Where(n => n.FamilyEpisode == family.Episode && n.EndedOn == null).Select(n => n.Posting).ToListAsync()));
        Assert.Equal(world.Clock.Today, await world.Read(db => db.Postings.Where(p => p.Id == leaver.Posting).Select(p => p.EndsOn).SingleAsync()));
        Assert.NotNull(await world.Read(db => db.Involvements.Where(i => i.Id == involvement).Select(i => i.EndedOn).SingleAsync()));

        TakenAway Line<TFact>(long sequence, TFact fact, FamilyInTest? of = null)
            where TFact : Fact => TakenAway.Of(sequence, world.Clock.GetUtcNow().UtcDateTime, fact, family.Manager.Posting, new About(of?.Id, of?.Episode));
    }

    [Fact]
    public async Task Whoever_had_left_a_family_leaves_its_location_circle_again()
    {
        var (family, _) = await world.AShieldedFamily();
        var leaver = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await world.IsNamedIntoTheCircle(family, leaver);
        var involvement = await world.Read(db => db.Involvements.Where(i => i.Posting == leaver.Posting).Select(i => i.Id).SingleAsync());
        var at = world.Clock.GetUtcNow().UtcDateTime;

        await Again([TakenAway.Of(1, at, new InvolvementEnded(involvement, leaver.Posting), family.Manager.Posting, new About(family.Id, family.Episode))]);

        Assert.NotNull(await world.Read(db => db.LocationReaders.Where(r => r.Posting == leaver.Posting).Select(r => r.EndedAt).SingleAsync()));
        await world.Fact<LocationReaderEnded>(family);
    }

    [Fact]
    public async Task A_family_that_changed_teams_is_with_the_other_one_again()
    {
        var team = await world.Given.ATeam(isIntake: true);
        var family = await world.Given.AFamily(f => f.Of(team).Unallocated());
        var there = await world.Given.AWorker(Role.TeamManager);
        var before = await world.Read(db => db.Facts.MaxAsync(f => f.Sequence));
        var by = await world.Acting(family.Manager);
        await world.Run((services, now) => services.GetRequiredService<MoveTeam>().Do(family.Episode, there.Team, "They live in the south", by, now, default));
        var told = await world.Read(db => db.Facts.AsNoTracking().Where(f => f.Sequence > before).OrderBy(f => f.Sequence).ToListAsync());
        var since = TakenAway.Among(told).ToList();
        Assert.Equal(["InvolvementEnded", "FamilyMovedToTeam"], since.Select(t => t.Kind));
        await world.Read(async db =>
        {
            await db.Involvements.Where(i => i.FamilyEpisode == family.Episode && i.Team == there.Team).ExecuteDeleteAsync();
            return await db.Involvements.Where(i => i.FamilyEpisode == family.Episode && i.Kind == InvolvementKind.FamilyTeam).ExecuteUpdateAsync(set => set.SetProperty(i => i.EndedOn, (DateOnly?)null));
        });
        (await world.As(family.Manager).Open(FamiliesLinks.Team(family.Ref))).Expect(System.Net.HttpStatusCode.OK);

        Assert.Equal(2, (await Again(since)).Again);

        (await world.As(family.Manager).Open(FamiliesLinks.Team(family.Ref))).Expect(System.Net.HttpStatusCode.NotFound);
        (await world.As(there).Open(FamiliesLinks.Team(family.Ref))).Expect(System.Net.HttpStatusCode.OK);
        Assert.Equal((0, 2), ((await Again(since)).Again, (await Again(since)).Already));
    }

    [Fact]
    public async Task Whatever_was_replaced_opens_no_account_and_a_file_that_was_deleted_stays_away()
    {
        var (one, two, three) = (await world.Given.AWorker(Role.Analyst), await world.Given.AWorker(Role.Analyst), await world.Given.AWorker(Role.Analyst));
        await world.ABuiltCensus(one, await world.Given.AFamily(f => f.AChild("Amy")), Practice.Returns.CensusSource.File);
        var check = await world.Read(db => db.CensusBuilds.Select(b => b.Id).SingleAsync());
        TakenAway[] since =
        [
            Line(1, new PasskeyRemoved(one.Worker)), Line(2, new PasswordChanged(two.Worker)), Line(3, new SecondFactorSetUp(three.Worker)), Line(4, new FileCheckDeleted(check)),
            Line(5, new PasswordChanged(new WorkerId(Guid.NewGuid()))),
        ];

        var first = await Again(since);
        var second = await Again(since);

        Assert.Equal((4, 1, 0), (first.Again, first.Already, first.ByHand.Count));
        Assert.Equal((0, 5, 0), (second.Again, second.Already, second.ByHand.Count));
        Assert.Equal(3, await world.Read(db => db.Users.CountAsync(a => (a.Worker == one.Worker || a.Worker == two.Worker || a.Worker == three.Worker) && a.IsClosed)));
        Assert.Equal(0, await world.Read(db => db.CensusBuilds.CountAsync()));
        Assert.Empty(await world.Facts<PasswordChanged>());

        TakenAway Line<TFact>(long sequence, TFact fact)
            where TFact : Fact => TakenAway.Of(sequence, world.Clock.GetUtcNow().UtcDateTime, fact, null, About.Organisation);
    }

    [Fact]
    public async Task A_family_that_somebody_restricted_who_came_after_the_backup_is_restricted_by_a_manager_of_its_team()
    {
        var family = await world.Given.AFamily();
        var newcomer = new PostingId(Guid.NewGuid());
        TakenAway[] since =
        [
            TakenAway.Of(1, world.Clock.GetUtcNow().UtcDateTime, new FamilyRestricted(CaseLabel.Restricted, RestrictionReason.HighRisk), newcomer, new About(family.Id, family.Episode)),
            TakenAway.Of(2, world.Clock.GetUtcNow().UtcDateTime, new PutOnFamilysList(newcomer, null), newcomer, new About(family.Id, family.Episode)),
        ];

        var taken = await Again(since);

        Assert.Equal((1, 0, 1), (taken.Again, taken.Already, taken.ByHand.Count));
        Assert.Equal([family.Manager.Posting], await world.Read(db => db.ListedPostings.Where(n => n.FamilyEpisode == family.Episode && n.EndedOn == null).Select(n => n.Posting).ToListAsync()));
        (await world.As(family.Manager).Open(FamiliesLinks.People(family.Ref))).Expect(System.Net.HttpStatusCode.OK);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Expect(System.Net.HttpStatusCode.NotFound);
    }

    private async Task<TakenAgain> Again(IReadOnlyList<TakenAway> since) =>
        (await world.Run((services, now) => services.GetRequiredService<TakeAwayAgain>().Do(since, now, CancellationToken.None))).Value;

    private async Task<(int Code, string Said)> Say()
    {
        string[] where = world.Storage.IsEmbedded ? ["--data", world.Storage.Folder!] : ["--postgres", world.Storage.Postgres!];
        using var said = new StringWriter();
        var code = await KithCommands.Root().Parse(["restore", "taken-away", .. where, "--seals", world.Storage.SealFolder])
            .InvokeAsync(new InvocationConfiguration { Output = said, Error = said }, TestContext.Current.CancellationToken);
        return (code, said.ToString().Trim());
    }
}
