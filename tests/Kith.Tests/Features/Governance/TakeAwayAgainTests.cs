using System.CommandLine;
using Kith.Commands;
using Kith.Features.Access;
using Kith.Features.Attachments;
using Kith.Features.Casework;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Returns;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Returns;
using Kith.Tests.Features.ServiceDirectory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Governance;

/// <summary>After a restore, and by `kith restore taken-away` for a database that its own tools put back.</summary>
[Trait("Speed", "slow")]
public sealed class TakeAwayAgainTests(KithWorld world) : IClassFixture<KithWorld>
{
    /// <summary>What a power cut leaves of a line.</summary>
    private const string Torn = """{"Sequence":99,"At":"2026-""";

    [Fact]
    public async Task What_was_taken_away_after_that_moment_is_taken_away_again()
    {
        var family = await world.Given.AFamily();
        var leaver = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await world.As(leaver).Open("/");
        Directory.CreateDirectory(world.Storage.SealFolder);
        await world.Unguarded();

        // Told before that moment, and given back since: it stands in the restored record, and is left as it is.
        await Close(world, family.SocialWorker);
        await world.Read(db => db.Users.Where(a => a.Worker == family.SocialWorker.Worker).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsClosed, false)));
        var told = await world.Read(db => db.Facts.AsNoTracking().OrderByDescending(f => f.Sequence).FirstAsync());
        var last = told.Sequence;
        var other = await world.Given.AWorker(Role.FamilySupportWorker);
        await world.Read(db => db.Facts.Where(f => f.Sequence > last).ExecuteDeleteAsync());

        // Numbered before the last line that the restored record has, and committed after it.
        var gap = last - 1;
        await world.Read(db => db.Facts.Where(f => f.Sequence == gap).ExecuteDeleteAsync());
        var journal = Path.Combine(world.Storage.SealFolder, SealFolder.TakenAwayName);
        await File.AppendAllLinesAsync(
            journal,
            [
                .. TakenAway.Among([told]).Select(t => t.Line()),

                // The same number, given twice because an earlier restore had gone back behind it.
                TakenAway.Of(last, world.Clock.GetUtcNow().UtcDateTime, new AccountClosed(other.Worker), null, About.Organisation).Line(),
                TakenAway.Of(gap, world.Clock.GetUtcNow().UtcDateTime, new AccountClosed(family.Manager.Worker), null, About.Organisation).Line(),
                TakenAway.Of(last + 7, world.Clock.GetUtcNow().UtcDateTime, new AccountClosed(leaver.Worker), null, About.Organisation).Line(),
                TakenAway.Of(last + 7, world.Clock.GetUtcNow().UtcDateTime, new AccountClosed(leaver.Worker), null, About.Organisation).Line(),
                TakenAway.Of(last + 8, world.Clock.GetUtcNow().UtcDateTime, new InterestMatched(new RowId(Guid.NewGuid()), leaver.Worker), null, About.Organisation).Line(),
            ],
            TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(journal, Torn, TestContext.Current.CancellationToken);

        var (code, said) = await Say(world);

        Assert.True(code == 0, said);
        Assert.StartsWith("Taken away after it, and again now: 3; already as they were: 0. Everybody signs in anew.", said, StringComparison.Ordinal);
        Assert.Contains("by hand: InterestMatched", said, StringComparison.Ordinal);
        Assert.Contains("by hand: 1 of the lines of taken-away.jsonl cannot be read", said, StringComparison.Ordinal);
        Assert.True(await IsClosed(world, other));
        Assert.True(await world.Read(db => db.Users.Where(a => a.Worker == leaver.Worker).Select(a => a.IsClosed).SingleAsync()));
        Assert.True(await world.Read(db => db.Users.Where(a => a.Worker == family.Manager.Worker).Select(a => a.IsClosed).SingleAsync()));
        Assert.False(await world.Read(db => db.Users.Where(a => a.Worker == family.SocialWorker.Worker).Select(a => a.IsClosed).SingleAsync()));
        Assert.Equal(0, await world.Read(db => db.Sessions.CountAsync()));
        Assert.Contains("\"TakenAgain\":3,\"ByHand\":1", (await world.Facts<RecordRestored>())[^1].Data, StringComparison.Ordinal);
        Assert.DoesNotContain(SealFolder.TakenAwayIn(world.Storage.SealFolder).Single(f => f.Until is null).Taken, t => t.Sequence > last);

        // The next seal writes down what was taken away again, under its new number.
        await world.SealAll();
        Assert.Contains(
            SealFolder.TakenAwayIn(world.Storage.SealFolder).Single(f => f.Until is null).Taken,
            t => t.Sequence > last && t.Fact is AccountClosed closed && closed.Worker == leaver.Worker);
    }

    [Fact]
    public async Task Whoever_left_after_a_power_cut_tore_the_file_is_kept_out_by_a_restore()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var leaver = await own.Given.ACoWorker(await own.Given.AFamily(), Role.FamilySupportWorker);
        await own.SealAll();
        await File.AppendAllTextAsync(Path.Combine(own.Storage.SealFolder, SealFolder.TakenAwayName), Torn, TestContext.Current.CancellationToken);
        var before = await Last(own);
        await Close(own, leaver);
        await own.SealAll();
        await GoBack(own, before, leaver);

        var (code, said) = await Say(own);

        Assert.True(code == 0, said);
        Assert.True(await IsClosed(own, leaver));
    }

    [Fact]
    public async Task A_second_restore_to_an_earlier_moment_gives_nothing_back_and_a_later_one_leaves_what_people_gave()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var family = await own.Given.AFamily();
        var (one, two) = (await own.Given.ACoWorker(family, Role.FamilySupportWorker), await own.Given.ACoWorker(family, Role.FamilySupportWorker));
        await own.SealAll();
        var monday = await Last(own);
        await Close(own, one);
        await own.SealAll();
        var tuesday = await Last(own);
        await Close(own, two);
        await own.SealAll();

        // Back to Tuesday, and before Kith has served and sealed again, to Monday.
        await GoBack(own, tuesday, two);
        Assert.Equal(0, (await Say(own)).Code);
        Assert.True(await IsClosed(own, two));
        await GoBack(own, monday, one, two);
        var (code, said) = await Say(own);

        Assert.True(code == 0, said);
        Assert.StartsWith("Taken away after it, and again now: 2;", said, StringComparison.Ordinal);
        Assert.True(await IsClosed(own, one));
        Assert.True(await IsClosed(own, two));

        // An administrator opens one again; another restore, to a moment after that, was told of it already.
        await own.Read(db => db.Users.Where(a => a.Worker == one.Worker).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsClosed, false)));
        Assert.Equal(0, (await Say(own)).Code);
        Assert.False(await IsClosed(own, one));
        Assert.True(await IsClosed(own, two));
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
    public async Task What_was_withdrawn_stopped_declined_or_shown_to_fewer_is_so_again()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Kurt"));
        var colleague = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var (file, document) = (await world.AFile(family), await world.AMadeLetter(family, family.Adult("Vera")));
        var (declined, open) = (
            await world.AnInvitation(family, await world.Given.AWorker(Role.FamilySupportWorker), InvitationKind.ToWork), await world.AnInvitation(family, await world.Given.AWorker(Role.FamilySupportWorker), InvitationKind.ToWork));
        await world.Takes("x", Listings.AService("Haven"), Listings.AService("Quiet"));
        (await world.As(colleague).Open(AttachmentsLinks.One(family.Ref, file))).Shows("Download the file");
        Assert.Contains("Mill Lane", await InFeed("Haven"), StringComparison.Ordinal);
        Assert.NotEmpty(await InFeed("Quiet"));
        TakenAway[] since =
        [
            Line(1, new AttachmentWithdrawn(file)),
            Line(2, new DocumentStopped(document)),
            Line(3, new ReferralAnswered(declined, false)),
            Line(4, new PlaceShownTo(Listings.PlaceOf("Haven"), Audience.Confidential, [])),
            Line(5, new PlaceShownTo(Listings.PlaceOf("Haven"), Audience.Practitioners, [])),
            Line(6, new ServiceShownTo(Audience.Practitioners, [new ServiceId(Listings.IdOf("Quiet"))])),
            Line(7, new SafeContactSet()) with { Person = family.Adult("Vera").Value },
            Line(8, new FamilyEpisodeClosed(world.Clock.Today)),
            Line(9, new AttachmentWithdrawn(new AttachmentId(Guid.NewGuid()))),
            Line(10, new ServiceShownTo(Audience.Practitioners, [new ServiceId(Guid.NewGuid())])),
        ];

        var first = await Again(since);
        var second = await Again(since);

        Assert.Equal((7, 1, 2), (first.Again, first.Already, first.ByHand.Count));
        Assert.Equal((0, 8, 2), (second.Again, second.Already, second.ByHand.Count));
        (await world.As(colleague).Open(AttachmentsLinks.One(family.Ref, file))).DoesNotShow("Download the file");
        Assert.NotNull(await world.Read(db => db.Outgoings.Where(o => o.Id == document).Select(o => o.StoppedAt).SingleAsync()));
        Assert.Equal(
            [InvitationEnd.Declined, InvitationEnd.Withdrawn],
            await world.Read(db => db.Invitations.Where(i => i.Id == declined || i.Id == open).OrderBy(i => i.End).Select(i => i.End).ToListAsync()));
        Assert.DoesNotContain("Mill Lane", await InFeed("Haven"), StringComparison.Ordinal);
        Assert.Empty(await InFeed("Quiet"));
        Assert.True(await world.Read(db => db.SafeContacts.Where(s => s.Person == family.Adult("Vera")).Select(s => s.NoLetters && s.NoVoicemail && s.NoText && s.NoEmail && s.LettersTo == null).SingleAsync()));

        // The work goes on, because nothing but its end was lost.
        Assert.Null(await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == family.Episode).Select(e => e.ClosedOn).SingleAsync()));
        Assert.Empty(await world.Facts<FamilyEpisodeClosed>());

        TakenAway Line<TFact>(long sequence, TFact fact)
            where TFact : Fact => TakenAway.Of(sequence, world.Clock.GetUtcNow().UtcDateTime, fact, family.Manager.Posting, new About(family.Id, family.Episode));

        async Task<string> InFeed(string name)
        {
            var answer = await world.Feed($"/services/{Listings.IdOf(name)}");
            return answer.Shown.Status == System.Net.HttpStatusCode.NotFound ? string.Empty : answer.Expect(System.Net.HttpStatusCode.OK).Json.ToJsonString();
        }
    }

    [Fact]
    public async Task Whoever_came_to_work_with_one_side_is_barred_from_the_other_and_has_to_be_named_anew()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Kurt"));
        var worker = await world.Given.AWorker(Role.FamilySupportWorker, family.Team);
        TakenAway[] since =
        [
            Line(1, new HarmAllegationRecorded(family.Adult("Kurt"), family.Adult("Vera"))),
            Line(2, new WorkerNamed(new InvolvementId(Guid.NewGuid()), worker.Posting, InvolvementKind.CoWorker, family.Adult("Kurt"))),
        ];
        Assert.Empty((await world.Acting(worker)).BarredVictims);

        Assert.Equal(2, (await Again(since)).Again);
        Assert.Equal((0, 2), ((await Again(since)).Again, (await Again(since)).Already));

        Assert.Equal([family.Adult("Vera")], (await world.Acting(worker)).BarredVictims);
        Assert.False(await world.Read(db => db.Involvements.AnyAsync(i => i.Posting == worker.Posting && i.EndedOn == null)));

        TakenAway Line<TFact>(long sequence, TFact fact)
            where TFact : Fact => TakenAway.Of(sequence, world.Clock.GetUtcNow().UtcDateTime, fact, family.Manager.Posting, new About(family.Id, family.Episode));
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

    [Fact]
    public async Task What_a_relationship_protected_is_protected_again()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Gran"));
        var by = await world.Acting(family.SocialWorker);
        var grans = (await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Gran’s home", [family.Adult("Gran"), family.Child("Amy")], now.Today, null, by, now, default))).Value;
        var (home, school) = (await world.AnAddress(family, "1 Foxglove Row", grans), await world.AnAddress(family, "Moor Lane School", null, family.Child("Amy"), AddressKind.School));
        await world.Shields(family, family.Adult("Vera"));
        var before = await Last(world);
        Assert.True((await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default))).Ok);
        var since = await Since(before);
        await world.Read(db => db.Kin.Where(k => k.To == family.Child("Amy")).ExecuteDeleteAsync());
        await Open(home, school);

        await Again(since);

        Assert.True(await world.IsWithheld(home));
        Assert.True(await world.IsWithheld(school));
        Assert.False(await world.Read(db => db.People.Where(p => p.Id == family.Child("Amy")).Select(p => p.IsProtected).SingleAsync()));
        Assert.Equal(0, (await Again(since)).Again);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_move_protected_is_protected_again(bool extend)
    {
        var (family, grans) = await world.AChildElsewhere(isThere: false);
        await world.Shields(family, family.Adult("Vera"));
        var (home, works) = (await world.AnAddress(family, "1 Foxglove Row", grans), await world.AnAddress(family, "Gran’s works", null, family.Adult("Gran"), AddressKind.Workplace));
        var before = await Last(world);
        var by = await world.Acting(family.SocialWorker);
        Assert.True((await world.Do((MoveHousehold command, Now now) => command.Do(family.Episode, [family.Child("Amy"), family.Adult("Paul")], grans, now.Today, extend, by, now, default))).Ok);
        Assert.True(await world.IsWithheld(home));
        var since = await Since(before);
        await world.Read(db => db.HouseholdMembers.Where(s => s.Household == grans && s.Person != family.Adult("Gran")).ExecuteDeleteAsync());
        await Open(home, works);

        await Again(since);

        Assert.True(await world.IsWithheld(home));
        Assert.True(await world.IsWithheld(works));
    }

    [Fact]
    public async Task Letters_that_followed_to_a_new_address_do_not_go_to_the_old_one_again()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Gran"));
        var old = await world.AnAddress(family, "1 Old Street", null, family.Adult("Vera"));
        await world.LettersGoTo(family.Adult("Vera"), old);
        await world.LettersGoTo(family.Adult("Gran"), old);
        var before = await Last(world);
        var by = await world.Acting(family.SocialWorker);
        Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult("Vera"), "2 New Street", null, null, false, now.Today, LettersHere: true), by, now, default))).Ok);
        var since = await Since(before);
        await world.Read(db => db.SafeContacts.ExecuteUpdateAsync(set => set.SetProperty(s => s.LettersTo, old)));

        await Again(since);

        Assert.Null(await world.LettersOf(family.Adult("Vera")));
        Assert.Null(await world.LettersOf(family.Adult("Gran")));
        Assert.All(await world.Facts<SafeContactSet>(), f => Assert.NotNull(f.Person));
    }

    [Fact]
    public async Task Letters_to_a_home_that_somebody_left_do_not_go_there_again()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Gran"));
        var by = await world.Acting(family.SocialWorker);
        var home = (await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Adult("Vera"), family.Child("Amy")], now.Today.AddDays(-3), null, by, now, default))).Value;
        var old = await world.AnAddress(family, "1 Old Street", home);
        await world.LettersGoTo(family.Adult("Vera"), old);
        var before = await Last(world);
        Assert.True((await world.Do((MoveHousehold command, Now now) => command.Do(family.Episode, [family.Adult("Vera")], null, now.Today, null, by, now, default))).Ok);

        var (first, second) = (await Again(await Since(before)), await Again(await Since(before)));

        Assert.Equal((1, 0), (first.Again, second.Again));
        Assert.Null(await world.LettersOf(family.Adult("Vera")));
        Assert.False(await world.Read(db => db.SafeContacts.AnyAsync(s => s.Person == family.Child("Amy"))));
    }

    [Fact]
    public async Task Letters_to_a_placement_that_ended_do_not_go_there_again()
    {
        var family = await world.AReferredFamily("Amy");
        var period = await world.AChildInCare(family, new DateOnly(2026, 3, 2), "Amy");
        var old = await world.Read(db => db.Addresses.Where(a => a.Person == family.Child("Amy") && a.Kind == AddressKind.Placement).Select(a => a.Id).SingleAsync());
        await world.LettersGoTo(family.Child("Amy"), old);
        var before = await Last(world);
        await world.Ceased(family, period, new DateOnly(2026, 5, 29));
        Assert.Null(await world.LettersOf(family.Child("Amy")));
        await world.Read(db => db.SafeContacts.Where(s => s.Person == family.Child("Amy")).ExecuteUpdateAsync(set => set.SetProperty(s => s.LettersTo, old)));

        await Again(await Since(before));

        Assert.Null(await world.LettersOf(family.Child("Amy")));
    }

    [Fact]
    public async Task When_somebody_could_be_rung_is_said_anew_too_where_nothing_else_was_ever_open()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        await world.Run<int>((services, _) =>
        {
            var contact = SafeContact.Of(family.Adult("Vera"));
            contact.Say(new SafeContactSaid(NoLetters: true, NoVoicemail: true, NoText: true, NoEmail: true, "After nine in the evening", null), isCurrent: true, isSharedWithHarmer: false);
            services.GetRequiredService<KithDb>().Add(contact);
            return Task.FromResult<Outcome<int>>(1);
        });
        TakenAway[] since = [TakenAway.Of(1, world.Clock.GetUtcNow().UtcDateTime, new SafeContactSet(), family.Manager.Posting, new About(family.Id, family.Episode, family.Adult("Vera")))];

        Assert.Equal((1, 0), ((await Again(since)).Again, (await Again(since)).Again));

        Assert.StartsWith("Changed before the record was restored", await world.Read(db => db.SafeContacts.Where(s => s.Person == family.Adult("Vera")).Select(s => s.SafeTimes).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_that_had_become_a_partner_is_one_again_and_acts_under_an_agreement_alone()
    {
        var (administrator, team) = (await world.Given.AWorker(Role.SystemAdministrator), await world.Given.ATeam());
        var worker = await world.Given.AWorker(Role.FamilySupportWorker, team);
        (await world.As(worker).Open("/")).Expect(System.Net.HttpStatusCode.OK);
        var before = await Last(world);
        var (by, version) = (await world.Acting(administrator), await world.Read(db => db.Agencies.Where(a => a.Id == team.Agency).Select(a => a.Version).SingleAsync()));
        var name = await world.Read(db => db.Agencies.Where(a => a.Id == team.Agency).Select(a => a.Name).SingleAsync());
        Assert.True((await world.Do((ChangeAgency command, Now now) => command.Do(
            team.Agency, new AgencyInput { Name = name, Kind = AgencyKind.Voluntary, Version = version }, by, now, default))).Ok);
        var since = await Since(before);
        await world.Read(db => db.Agencies.Where(a => a.Id == team.Agency).ExecuteUpdateAsync(set => set.SetProperty(a => a.Kind, AgencyKind.LocalAuthority)));
        await world.Read(db => db.Postings.Where(p => p.Agency == team.Agency).ExecuteUpdateAsync(set => set.SetProperty(p => p.ConfirmBy, (DateOnly?)null)));

        var (first, second) = (await Again(since), await Again(since));

        Assert.Equal((1, 0, 1), (first.Again, second.Again, second.Already));
        Assert.Equal(AgencyKind.Voluntary, await world.Read(db => db.Agencies.Where(a => a.Id == team.Agency).Select(a => a.Kind).SingleAsync()));
        Assert.NotNull(await world.Read(db => db.Postings.Where(p => p.Id == worker.Posting).Select(p => p.ConfirmBy).SingleAsync()));

        // A new name, or an authority that it becomes, takes nothing away.
        before = await Last(world);
        version = await world.Read(db => db.Agencies.Where(a => a.Id == team.Agency).Select(a => a.Version).SingleAsync());
        Assert.True((await world.Do((ChangeAgency command, Now now) => command.Do(
            team.Agency, new AgencyInput { Name = name + " again", Kind = AgencyKind.Voluntary, Version = version }, by, now, default))).Ok);
        version = await world.Read(db => db.Agencies.Where(a => a.Id == team.Agency).Select(a => a.Version).SingleAsync());
        Assert.True((await world.Do((ChangeAgency command, Now now) => command.Do(
            team.Agency, new AgencyInput { Name = name, Kind = AgencyKind.LocalAuthority, Version = version }, by, now, default))).Ok);
        Assert.Empty(await Since(before));
    }

    private async Task<List<TakenAway>> Since(long before) => [.. TakenAway.Among(await world.Read(db => db.Facts.AsNoTracking().Where(f => f.Sequence > before && f.Kind != nameof(RecordRestored)).OrderBy(f => f.Sequence).ToListAsync()))];

    /// <summary>As the backup has them.</summary>
    private Task<int> Open(params RowId[] addresses) => world.Read(db => db.Addresses.Where(a => addresses.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsProtected, false)));


    private async Task<TakenAgain> Again(IReadOnlyList<TakenAway> since) =>
        (await world.Run((services, now) => services.GetRequiredService<TakeAwayAgain>().Do(since, [], now, CancellationToken.None))).Value;

    private static Task<long> Last(KithWorld world) => world.Read(async db => await db.Facts.MaxAsync(f => (long?)f.Sequence) ?? 0);

    private static Task<bool> IsClosed(KithWorld world, WorkerInTest worker) => world.Read(db => db.Users.Where(a => a.Worker == worker.Worker).Select(a => a.IsClosed).SingleAsync());

    private static async Task Close(KithWorld world, WorkerInTest leaver) =>
        Assert.True((await world.Do<CloseAccount, WorkerId>((close, now) => close.Do(leaver.Worker, by: null, now, CancellationToken.None))).Ok);

    /// <summary>The database as it was at an earlier moment, when these could still sign in.</summary>
    private static async Task GoBack(KithWorld world, long to, params WorkerInTest[] open)
    {
        await world.Unguarded();
        await world.Read(async db =>
        {
            var workers = open.Select(w => w.Worker).ToList();
            await db.Seals.Where(s => s.LedgerTo > to).ExecuteDeleteAsync();
            await db.Facts.Where(f => f.Sequence > to).ExecuteDeleteAsync();
            return await db.Users.Where(a => workers.Contains(a.Worker)).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsClosed, false));
        });
    }

    private static async Task<(int Code, string Said)> Say(KithWorld world)
    {
        string[] where = world.Storage.IsEmbedded ? ["--data", world.Storage.Folder!] : ["--postgres", world.Storage.Postgres!];
        using var said = new StringWriter();
        var code = await KithCommands.Root().Parse(["restore", "taken-away", .. where, "--seals", world.Storage.SealFolder])
            .InvokeAsync(new InvocationConfiguration { Output = said, Error = said }, TestContext.Current.CancellationToken);
        return (code, said.ToString().Trim());
    }
}
