using Kith.Features.Access;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Access;

/// <summary>
/// What the permission model promises of every world (its properties a to h), in worlds made up at random on whichever database: (a), (b), (c), (d), (e), (g) and (h) here,
/// (f) in the soak <c>oracle</c>; (a), (b), (g) and (h) for the table alone in NeverMoreTests.
/// </summary>
[Trait("Speed", "slow")]
public sealed class WorldsTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const int Worlds = 100;

    private static readonly Duty[] Duties = [Duty.OpenFamily, Duty.ReadWorkbook, Duty.RecordVisit, Duty.ReadSupervision, Duty.Restrict];

    // What may be done through broken glass and nothing else, by hand from the permission model: to read, and where somebody is only in immediate danger.
    private static readonly Duty[] ThroughTheGlass =
        [Duty.OpenFamily, Duty.ReadOverview, Duty.ReadWorkbook, Duty.ReadChronology, Duty.ReadChildFile, Duty.ReadAssessment, Duty.ReadPlans];

    [Fact]
    public async Task A_list_is_the_families_that_each_open_one_by_one()
    {
        // (c), (d), (h).
        var (open, shut) = (0, 0);
        for (var number = 0; number < Worlds; number++)
        {
            var (made, chance) = await MadeUp.Number(world, number);
            var episodes = made.Families.Select(f => f.Episode).ToList();
            await world.Read(async db =>
            {
                foreach (var by in await Everybody(db, made))
                {
                    var duty = Duties[chance.Next(Duties.Length)];
                    var listed = db.EpisodesSeenBy(by, duty);
                    var list = await db.FamilyEpisodes.Where(e => episodes.Contains(e.Id) && listed.Contains(e.Id)).Select(e => e.Id).ToListAsync();
                    var count = await db.FamilyEpisodes.CountAsync(e => episodes.Contains(e.Id) && listed.Contains(e.Id));
                    var each = new List<FamilyEpisodeId>();
                    foreach (var episode in episodes)
                    {
                        if (await db.Decide(episode, by, duty, default) == Decision.Allowed)
                        {
                            each.Add(episode);
                        }
                    }

                    Assert.True(each.ToHashSet().SetEquals(list), $"World {number}: {by.Role}, {duty}: {list.Count} listed, {each.Count} open");
                    Assert.Equal(each.Count, count);
                    Assert.True(each.Count == 0 || by.Role is not (Role.Analyst or Role.SystemAdministrator), $"World {number}: {by.Role} opens a family");
                    (open, shut) = (open + each.Count, shut + episodes.Count - each.Count);
                }

                return 0;
            });
        }

        Assert.True(open > Worlds && shut > Worlds, $"{open} open and {shut} shut: the worlds say nothing");
    }

    [Fact]
    public async Task A_list_of_words_is_the_words_that_are_read_family_by_family_also_beneath_the_decision()
    {
        // (c) and (d) for parts with labels, once with nothing beneath and once within the bounds of each worker.
        var read = 0;
        for (var number = 0; number < Worlds / 2; number++)
        {
            var (made, _) = await MadeUp.Number(world, number);
            var episodes = made.Families.Select(f => f.Episode).ToList();
            foreach (var by in await world.Read(db => Everybody(db, made)))
            {
                var each = await world.Read(db => WordsReadBy(by, made, db));
                await using var scope = world.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<KithDb>();
                db.Bounds.BelongTo(by);
                var wanted = db.Segments.ReadableBy(db, by, Duty.ReadWorkbook).Where(s => episodes.Contains(s.FamilyEpisode));

                Assert.Equal(each.Order(StringComparer.Ordinal), (await wanted.Select(s => s.Text).ToListAsync()).Order(StringComparer.Ordinal));
                Assert.Equal(each.Count, await wanted.CountAsync());
                Assert.Equal(each.Order(StringComparer.Ordinal), (await wanted.IgnoreQueryFilters().Select(s => s.Text).ToListAsync()).Order(StringComparer.Ordinal));
                read += each.Count;
            }
        }

        Assert.True(read > Worlds, $"{read} parts read: the worlds say nothing");
    }

    [Fact]
    public async Task Whatever_shuts_a_family_or_ends_a_relationship_opens_nothing_to_anybody()
    {
        // (a) and (b).
        var lost = 0;
        for (var number = 0; number < Worlds / 2; number++)
        {
            var (made, chance) = await MadeUp.Number(world, number);
            var before = await SeenByAll(made);
            var change = await Shut(made.Families[chance.Next(made.Families.Count)], made.Workers[chance.Next(made.Workers.Count)], chance);

            var after = await SeenByAll(made);
            Assert.True(after.IsSubsetOf(before), $"World {number}: {change} opens {string.Join(", ", after.Except(before).Take(5))}");
            lost += before.Count - after.Count;
        }

        Assert.True(lost > Worlds, $"{lost} lost: nothing was shut");
    }

    [Fact]
    public async Task A_document_tells_nothing_that_its_author_does_not_read()
    {
        // (e).
        var (told, left) = (0, 0);
        for (var number = 0; number < Worlds; number++)
        {
            var (made, _) = await MadeUp.Number(world, number);
            foreach (var family in made.Families)
            {
                foreach (var by in await world.Read(db => Everybody(db, made)))
                {
                    await using var scope = world.Services.CreateAsyncScope();
                    var db = scope.ServiceProvider.GetRequiredService<KithDb>();
                    db.Bounds.BelongTo(by);
                    if (await scope.ServiceProvider.GetRequiredService<FamilyDoor>().Enter(family.Ref, by, Duty.SendDocuments, default) is not ({ } inView, null))
                    {
                        continue;
                    }

                    var wanted = new OutgoingWanted(OutgoingKind.ChildFile, family.Child.Value, null, null, "The court", SendingWay.Post, OutgoingFormat.Print, "Proceedings", LawfulBasis.LegalObligation);
                    var outgoing = Outgoing.Start(family.Family, family.Episode, wanted, SafeWay.Unknown, by.Posting, by.Worker, by.At).Value;
                    var judged = await scope.ServiceProvider.GetRequiredService<DocumentReader>().Judge(outgoing, inView, by, by.At, default);
                    var screen = await db.Segments.ReadableIn(family.Episode, by, inView.Held).Select(s => s.Text).ToListAsync();
                    Assert.Empty(judged.Select(j => j.Passage.Text).Except(screen));
                    (told, left) = (told + judged.Count, left + await world.Read(all => all.Segments.CountAsync(s => s.FamilyEpisode == family.Episode)) - screen.Count);
                }
            }
        }

        Assert.True(told > 0 && left > 0, $"{told} told and {left} not read: the worlds say nothing");
    }

    [Fact]
    public async Task Broken_glass_alone_never_opens_more_than_reading_in_an_emergency()
    {
        // (g): every role, with and without immediate danger, open, restricted and sealed.
        var opened = 0;
        foreach (var label in new CaseLabel?[] { null, CaseLabel.Restricted, CaseLabel.Sealed })
        {
            var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
            await world.Given.Visits(family, 1);
            if (label is { } shut)
            {
                await Add(now => Restriction.Place(family.Episode, shut, RestrictionReason.HighRisk, null, MadeUp.Acting(family.Manager, now), now).Value);
            }

            foreach (var (role, danger) in from r in Enum.GetValues<Role>() from d in new[] { false, true } select (r, d))
            {
                var worker = await world.Given.AWorker(role);
                await Add(now => BrokenGlass.Break(family.Episode, EmergencyReason.Other, "Somebody was heard to scream", danger, MadeUp.Acting(worker, now), now.Today, now).Value);
                opened += await world.Read(async db =>
                {
                    var by = await db.ActingAs(worker.Posting, Now.At(world.Clock.GetUtcNow()));
                    var held = await db.HeldBy(family.Episode, by, default);
                    Duty[] may = [.. Enum.GetValues<Duty>().Where(d => AccessRule.Decide(by, d, held) == Decision.Allowed)];
                    Assert.Empty(may.Except(danger ? [.. ThroughTheGlass, Duty.SeeProtectedLocation] : ThroughTheGlass));
                    Assert.True(label is not CaseLabel.Sealed || may.Length == 0, $"{role} opens a sealed family");
                    Assert.True(label is not CaseLabel.Restricted || may.Length == 0 || role is Role.EmergencyDuty or Role.TeamManager or Role.ServiceManager, $"{role} opens a restricted family");
                    Assert.All(await db.Segments.ReadableIn(family.Episode, by, held).Select(s => s.Label).ToListAsync(), l => Assert.Equal(Label.General, l));
                    foreach (var duty in Enum.GetValues<Duty>().Except(ThroughTheGlass).Where(d => d != Duty.SeeProtectedLocation))
                    {
                        Assert.Empty(await db.EpisodesSeenBy(by, duty).Where(e => e == family.Episode).ToListAsync());
                    }

                    return may.Length;
                });
            }
        }

        Assert.True(opened > 0, "Nobody opened anything: the glass says nothing");
    }

    private async Task<List<Acting>> Everybody(KithDb db, MadeUp made)
    {
        var everybody = new List<Acting>();
        foreach (var worker in made.Workers)
        {
            everybody.Add(await db.ActingAs(worker.Posting, Now.At(world.Clock.GetUtcNow())));
        }

        return everybody;
    }

    private Task<HashSet<string>> SeenByAll(MadeUp made) => world.Read(async db =>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var by in await Everybody(db, made))
        {
            foreach (var family in made.Families)
            {
                var held = await db.HeldBy(family.Episode, by, default);
                seen.UnionWith(Enum.GetValues<Duty>().Where(d => AccessRule.Decide(by, d, held) == Decision.Allowed).Select(d => $"{by.Role} {by.Posting}: {d} {family.Ref}"));
            }

            seen.UnionWith((await WordsReadBy(by, made, db)).Select(text => $"{by.Role} {by.Posting}: {text}"));
        }

        return seen;
    });

    private static async Task<List<string>> WordsReadBy(Acting by, MadeUp made, KithDb db)
    {
        var words = new List<string>();
        foreach (var family in made.Families)
        {
            var held = await db.HeldBy(family.Episode, by, default);
            if (AccessRule.Decide(by, Duty.ReadWorkbook, held) == Decision.Allowed)
            {
                words.AddRange(await db.Segments.ReadableIn(family.Episode, by, held).Select(s => s.Text).ToListAsync());
            }
        }

        return words;
    }

    /// <returns>What was done, for whoever reads a failure.</returns>
    private async Task<string> Shut(MadeUpFamily family, WorkerInTest worker, Random chance)
    {
        var today = world.Clock.Today;
        switch (chance.Next(8))
        {
            case 0 when !await IsShut(family):
                await Add(now => Restriction.Place(family.Episode, CaseLabel.Restricted, RestrictionReason.HighRisk, null, MadeUp.Acting(worker, now), now).Value);
                return "a restriction";
            case 1 when !await IsShut(family):
                await Add(now => Restriction.Place(family.Episode, CaseLabel.Sealed, RestrictionReason.HighRisk, null, MadeUp.Acting(worker, now), now).Value);
                return "a seal";
            case 0 or 1:
                await world.Read(db => db.Restrictions.Where(r => r.FamilyEpisode == family.Episode).ExecuteUpdateAsync(set => set.SetProperty(r => r.Label, CaseLabel.Sealed)));
                return "a restriction made a seal";
            case 2:
                await Add(now => Interest.With(family.Vera, worker.Worker, new InterestDetails(InterestKind.Relative, null, null, null, null, null), worker.Posting, now).Value);
                return "a conflict";
            case 3:
                await Add(now => HarmAllegation.Record(family.Episode, chance.Next(2) == 0 ? family.Paul : family.Child, family.Vera, now).Value);
                return "an allegation of harm";
            case 4:
                var side = family.SideOf(Enum.GetValues<Label>()[chance.Next(1, Enum.GetValues<Label>().Length)]);
                await world.Read(db => db.Segments.Where(s => s.FamilyEpisode == family.Episode && s.Label == Label.General)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.Label, side.Label).SetProperty(s => s.LabelPerson, side.Person)));
                return $"the label {side.Label}";
            case 5:
                await world.Read(db => db.ListedPostings.Where(n => n.FamilyEpisode == family.Episode).ExecuteUpdateAsync(set => set.SetProperty(n => n.EndedOn, today)));
                return "the end of a list";
            case 6:
                await world.Read(db => db.BrokenGlasses.Where(g => g.FamilyEpisode == family.Episode).ExecuteUpdateAsync(set => set.SetProperty(g => g.Until, world.Clock.GetUtcNow().UtcDateTime)));
                return "the end of broken glass";
            default:
                await world.Read(db => db.Involvements.Where(i => i.FamilyEpisode == family.Episode).ExecuteUpdateAsync(set => set.SetProperty(i => i.EndedOn, today)));
                return "the end of its relationships";
        }
    }

    private Task<bool> IsShut(MadeUpFamily family) => world.Read(db => db.Restrictions.AnyAsync(r => r.FamilyEpisode == family.Episode && r.LiftedAt == null));

    private async Task Add(Func<Now, object> row) => await world.Run<int>((services, now) =>
    {
        services.GetRequiredService<KithDb>().Add(row(now));
        return Task.FromResult<Outcome<int>>(1);
    });
}
