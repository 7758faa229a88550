using System.Net;
using Kith.Features.Access;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Testing;

/// <summary>
/// What the permission model promises of every world: (a) a label, a list or a conflict never opens anything; (c) a list is what opens one by one, (d) a count is its length; (e) what goes out stands on a
/// screen; (g) broken glass opens reading in an emergency and nothing more, and nobody locates anybody of a family that they work with no more; (h) no way leads an administrator to a family.
/// (b) is in <see cref="WorldEnds"/>, (f) in <see cref="WorldMasks"/>. Each says how much it saw, so that whoever asks can say that the worlds were not empty.
/// </summary>
public sealed class WorldProperties(KithWorld world)
{
    private static readonly Duty[] Duties = [Duty.OpenFamily, Duty.ReadWorkbook, Duty.RecordVisit, Duty.ReadSupervision, Duty.Restrict];

    // What may be done through broken glass and nothing else, by hand from the permission model: to read, and where somebody is only in immediate danger.
    private static readonly Duty[] ThroughTheGlass =
        [Duty.OpenFamily, Duty.ReadOverview, Duty.ReadWorkbook, Duty.ReadChronology, Duty.ReadChildFile, Duty.ReadAssessment, Duty.ReadPlans];

    /// <summary>(c), (d) and (h) by the decision for one and the statement for many.</summary>
    public Task<Saw> AListIsWhatOpensOneByOne(MadeUp made, Random chance) => world.Read(async db =>
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(chance);
        var (open, shut) = (0, 0);
        var episodes = made.Families.Select(f => f.Episode).ToList();
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

            Assert.True(each.ToHashSet().SetEquals(list), $"World {made.Number}: {by.Role}, {duty}: {list.Count} listed, {each.Count} open");
            Assert.Equal(each.Count, count);
            Assert.True(each.Count == 0 || by.Role is not (Role.Analyst or Role.SystemAdministrator), $"World {made.Number}: {by.Role} opens a family");
            (open, shut) = (open + each.Count, shut + episodes.Count - each.Count);
        }

        return new Saw(open, shut);
    });

    /// <summary>(c) and (d) by the pages themselves: the list of families, what it finds by name, and each workbook, beside the pages that open one by one.</summary>
    public async Task<Saw> APageListsWhatOpensOneByOne(MadeUp made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var (open, shut) = (0, 0);
        foreach (var worker in made.Workers)
        {
            var visitor = world.As(worker);
            List<MadeUpFamily> opened = [];
            foreach (var family in made.Families)
            {
                opened.AddRange((await visitor.Open(FamiliesLinks.Home(family.Ref))).Status == HttpStatusCode.OK ? [family] : []);
            }

            var list = await visitor.Open(FamiliesLinks.List());
            if (list.Status == HttpStatusCode.OK)
            {
                // What is open in an emergency alone stands in no list.
                var expected = (await Held(worker, opened)).Where(h => h.Held == Relationship.None || (h.Held & ~(Relationship.Emergency | Relationship.ImmediateDanger)) != Relationship.None).Select(h => h.Family.Ref).Order(StringComparer.Ordinal).ToList();
                foreach (var shown in new[] { list, await list.Fill("Text", "Made up").Press("Show") })
                {
                    var listed = shown.Document.QuerySelectorAll("main tbody th a").Select(a => a.GetAttribute("href")!.Split('/')[^1]).Order(StringComparer.Ordinal).ToList();
                    Assert.True(expected.SequenceEqual(listed), $"World {made.Number}: {worker.Role} is shown {string.Join(", ", listed)} and opens {string.Join(", ", expected)}");
                    Assert.True(expected.Count == 0 || Status(shown) == Counted(expected.Count, "family", "families"), $"World {made.Number}: {Status(shown)} are said to be {expected.Count}");
                }
            }

            foreach (var family in made.Families)
            {
                var read = await AWorkbookListsWhatOpens(visitor, worker, family, made.Number);
                (open, shut) = (open + read, shut + (read == 0 ? 1 : 0));
            }
        }

        return new Saw(open, shut);
    }

    /// <summary>(c) and (d) for parts with labels, once with nothing beneath and once within the bounds of each worker.</summary>
    public async Task<Saw> AListOfWordsIsWhatIsReadFamilyByFamily(MadeUp made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var (read, left) = (0, 0);
        var episodes = made.Families.Select(f => f.Episode).ToList();
        var all = await world.Read(db => db.Segments.CountAsync(s => episodes.Contains(s.FamilyEpisode)));
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
            (read, left) = (read + each.Count, left + all - each.Count);
        }

        return new Saw(read, left);
    }

    /// <summary>(e): every kind of document about a family or a child, beside the page on which its author reads the same.</summary>
    public async Task<Saw> ADocumentTellsNothingThatItsAuthorDoesNotRead(MadeUp made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var (told, left) = (0, 0);
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

                var screen = await db.Segments.ReadableIn(family.Episode, by, inView.Held).Select(s => s.Text).ToListAsync();
                var visitor = world.As(made.Workers.Single(w => w.Posting == by.Posting));
                foreach (var (kind, of, page) in new (OutgoingKind, Guid?, string)[]
                    {
                        (OutgoingKind.ChildFile, family.Child.Value, WorkbookLinks.ChildFile(family.Ref, family.Child)),
                        (OutgoingKind.Chronology, null, WorkbookLinks.Chronology(family.Ref)),
                        (OutgoingKind.SupervisionRecord, family.Session.Value, SupervisionLinks.Session(family.Ref, family.Session)),
                    })
                {
                    var wanted = new OutgoingWanted(kind, of, null, null, "The court", SendingWay.Post, OutgoingFormat.Print, "Proceedings", LawfulBasis.LegalObligation);
                    var outgoing = Outgoing.Start(family.Family, family.Episode, wanted, SafeWay.Unknown, by.Posting, by.Worker, by.At).Value;
                    var judged = (await scope.ServiceProvider.GetRequiredService<DocumentReader>().Judge(outgoing, inView, by, by.At, default)).Where(j => !j.Passage.IsOfTheCopy).ToList();
                    var shown = (await visitor.Open(page)).Expect(HttpStatusCode.OK).Text;
                    var unseen = judged.SelectMany(j => j.Passage.Text.Split(["\n", ". "], default)).Where(line => line.Length > 0 && !shown.Contains(line, StringComparison.Ordinal)).ToList();
                    Assert.True(unseen.Count == 0, $"World {made.Number}: {by.Role}, {kind}: {string.Join(" | ", unseen.Take(5))} stands on no page");
                    Assert.True(kind != OutgoingKind.ChildFile || !judged.Select(j => j.Passage.Text).Except(screen).Any(), $"World {made.Number}: {by.Role} tells what they do not read");
                    Assert.True(kind != OutgoingKind.SupervisionRecord || judged.Count > 0, $"World {made.Number}: {by.Role} is told nothing of a signed session");
                    told += judged.Count;
                }

                left += await world.Read(all => all.Segments.CountAsync(s => s.FamilyEpisode == family.Episode)) - screen.Count;
            }
        }

        return new Saw(told, left);
    }

    /// <summary>(a), and (b) for what ends all at once: how much is lost when something is shut or ends.</summary>
    public async Task<int> WhateverShutsOrEndsOpensNothing(MadeUp made, Random chance)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(chance);
        var before = await SeenByAll(made);
        var change = await Shut(made.Families[chance.Next(made.Families.Count)], made.Workers[chance.Next(made.Workers.Count)], chance);

        var after = await SeenByAll(made);
        Assert.True(after.IsSubsetOf(before), $"World {made.Number}: {change} opens {string.Join(", ", after.Except(before).Take(5))}");
        return before.Count - after.Count;
    }

    /// <summary>
    /// (g) for protected values, by the command itself: whoever sees one works with the family today, manages who does, or has broken its glass because somebody is in immediate danger. Open are those who see it, shut those whom
    /// a circle still names and whose involvement is over.
    /// </summary>
    public async Task<Saw> NobodyLocatesWhoseInvolvementEnded(MadeUp made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var (open, shut) = (0, 0);
        foreach (var family in made.Families)
        {
            foreach (var worker in made.Workers)
            {
                var by = await world.Acting(worker);
                var sees = (await world.Do((RevealAddress command, Now now) => command.Do(family.Episode, family.Refuge, "The refuge asks who collects her", by, now, default))).Ok;
                var (works, manages, danger, isLeft) = await world.Read(async db =>
                {
                    var held = await db.Involvements.Where(i => i.FamilyEpisode == family.Episode && i.EndedOn == null).ToListAsync();
                    var works = held.Exists(i => i.Posting == worker.Posting);
                    return (
                        works,
                        worker.Role == Role.TeamManager && held.Exists(i => i.Team == worker.Team && i.Kind != InvolvementKind.CoWorker),
                        await db.BrokenGlasses.AnyAsync(g => g.FamilyEpisode == family.Episode && g.Posting == worker.Posting && g.IsImmediateDanger && g.Until > by.At.Moment),
                        !works && await db.LocationReaders.AnyAsync(r => r.FamilyEpisode == family.Episode && r.Posting == worker.Posting && r.EndedAt == null));
                });
                Assert.True(!sees || works || manages || danger, $"World {made.Number}: {worker.Role} sees where somebody of {family.Ref} is and works with them no more");
                (open, shut) = (open + (sees ? 1 : 0), shut + (isLeft && !sees ? 1 : 0));
            }
        }

        return new Saw(open, shut);
    }

    /// <summary>(g): every role, with and without immediate danger, open, restricted and sealed. How much was opened.</summary>
    public async Task<int> GlassOpensReadingAndNothingMore()
    {
        var opened = 0;
        foreach (var label in new CaseLabel?[] { null, CaseLabel.Restricted, CaseLabel.Sealed })
        {
            var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
            await world.Given.Visits(family, 1);
            var kept = await WithEveryLabel(family);
            if (label is { } shut)
            {
                await Add(now => Restriction.Place(family.Episode, shut, RestrictionReason.HighRisk, null, MadeUp.Acting(family.Manager, now), now).Value);
            }

            foreach (var (role, danger) in from r in Enum.GetValues<Role>() from d in new[] { false, true } select (r, d))
            {
                var worker = await world.Given.AWorker(role);
                await Add(now => BrokenGlass.Break(family.Episode, EmergencyReason.Other, "Somebody was heard to scream", danger, MadeUp.Acting(worker, now), now.Today, now).Value);

                // They worked with the family once, and nobody took them out of its circle.
                await Add(now => LocationReader.Name(family.Episode, worker.Posting, worksWithFamily: true, isOnTheOtherSide: false, "Met her at the gate", worker.Posting, now).Value);
                opened += await world.Read(async db =>
                {
                    var by = await db.ActingAs(worker.Posting, Now.At(world.Clock.GetUtcNow()));
                    var held = await db.HeldBy(family.Episode, by, default);
                    Duty[] may = [.. Enum.GetValues<Duty>().Where(d => AccessRule.Decide(by, d, held) == Decision.Allowed)];
                    Assert.Empty(may.Except(danger ? [.. ThroughTheGlass, Duty.SeeProtectedLocation] : ThroughTheGlass));
                    Assert.True(danger || !await db.MayLocate(family.Id, family.Episode, held, by, default), $"{role} locates somebody through broken glass by a circle of former days");
                    Assert.True(label is not CaseLabel.Sealed || may.Length == 0, $"{role} opens a sealed family");
                    Assert.True(label is not CaseLabel.Restricted || may.Length == 0 || role is Role.EmergencyDuty or Role.TeamManager or Role.ServiceManager, $"{role} opens a restricted family");
                    Assert.All(await db.Segments.ReadableIn(family.Episode, by, held).Select(s => s.Label).ToListAsync(), l => Assert.Equal(Label.General, l));
                    foreach (var duty in Enum.GetValues<Duty>().Except(ThroughTheGlass).Where(d => d != Duty.SeeProtectedLocation))
                    {
                        Assert.Empty(await db.EpisodesSeenBy(by, duty).Where(e => e == family.Episode).ToListAsync());
                    }

                    return may.Length;
                });
                await ReadsNone(kept, family, worker);
            }
        }

        return opened;
    }

    /// <summary>(g) of whoever stands to a family by broken glass alone: open are the parts that they read, shut those with a label, of which they read none, one by one or in a list.</summary>
    public Task<Saw> BrokenGlassReadsNothingWithALabel(MadeUp made) => world.Read(async db =>
    {
        ArgumentNullException.ThrowIfNull(made);
        var (open, shut) = (0, 0);
        foreach (var by in await Everybody(db, made))
        {
            foreach (var family in made.Families)
            {
                var held = await db.HeldBy(family.Episode, by, default);
                if (!held.HasFlag(Relationship.Emergency) || (held & Relationship.Any) != Relationship.None)
                {
                    continue;
                }

                List<Label> read =
                [
                    .. await db.Segments.ReadableIn(family.Episode, by, held).Select(s => s.Label).ToListAsync(),
                    .. await db.SignificantEvents.ReadableIn(family.Episode, by, held).Select(s => s.Label).ToListAsync(),
                    .. await db.Segments.ReadableBy(db, by, Duty.ReadWorkbook).Where(s => s.FamilyEpisode == family.Episode).Select(s => s.Label).ToListAsync(),
                    .. await db.SignificantEvents.ReadableBy(db, by, Duty.ReadChronology).Where(s => s.FamilyEpisode == family.Episode).Select(s => s.Label).ToListAsync(),
                ];
                Assert.True(read.TrueForAll(l => l == Label.General), $"World {made.Number}: {by.Role} reads {string.Join(", ", read.Distinct())} through broken glass");
                Assert.True(AccessRule.Decide(by, Duty.ReadSupervision, held) != Decision.Allowed, $"World {made.Number}: {by.Role} reads supervision through broken glass");
                (open, shut) = (open + read.Count, shut + await db.Segments.CountAsync(s => s.FamilyEpisode == family.Episode && s.Label != Label.General));
            }
        }

        return new Saw(open, shut);
    });

    /// <summary>(h) by the pages: whatever else they hold, administrators and analysts are shown no page of any family. Open are the pages of one family that others are shown, shut those that these are refused.</summary>
    public async Task<Saw> NoPageOfAFamilyOpensToWhoeverWorksWithNone(MadeUp made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var (open, shut) = (0, 0);
        foreach (var worker in made.Workers)
        {
            var (visitor, worksWithNone) = (world.As(worker), worker.Role is Role.Analyst or Role.SystemAdministrator);
            foreach (var family in worksWithNone ? made.Families : made.Families.Take(1))
            {
                foreach (var address in await PagesOf(family))
                {
                    var page = await visitor.Open(address);
                    Assert.True(!worksWithNone || page.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"World {made.Number}: {worker.Role} is answered {(int)page.Status} at {address}");
                    Assert.True(!worksWithNone || !page.Text.Contains("Made up", StringComparison.OrdinalIgnoreCase), $"World {made.Number}: {worker.Role} reads whose family it is at {address}");
                    (open, shut) = (open + (!worksWithNone && page.Status == HttpStatusCode.OK ? 1 : 0), shut + (worksWithNone ? 1 : 0));
                }
            }
        }

        return new Saw(open, shut);
    }

    private async Task<IReadOnlyList<string>> PagesOf(MadeUpFamily family)
    {
        var reference = family.Ref;
        var entry = await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).OrderBy(e => e.Id).Select(e => e.Id).FirstAsync());
        return
        [
            FamiliesLinks.Home(reference), FamiliesLinks.People(reference), FamiliesLinks.Person(reference, family.Vera), FamiliesLinks.Team(reference), FamiliesLinks.History(reference), FamiliesLinks.Access(reference),
            FamiliesLinks.LocationCircle(reference), FamiliesLinks.RevealAddress(reference, family.Refuge), WorkbookLinks.Workbook(reference), WorkbookLinks.Entry(reference, entry), WorkbookLinks.Chronology(reference),
            WorkbookLinks.ChildFile(reference, family.Child), SupervisionLinks.OfFamily(reference), SupervisionLinks.Session(reference, family.Session), StepsLinks.Steps(reference), DisclosureLinks.OfFamily(reference),
        ];
    }

    /// <summary>The family gets words of every label; what those without General say.</summary>
    private async Task<IReadOnlyList<string>> WithEveryLabel(FamilyInTest family)
    {
        var made = new MadeUpFamily(family.Id, family.Ref, family.Episode, family.Child("Amy"), family.Adult("Vera"), family.Adult("Vera"), default, default);
        foreach (var label in Enum.GetValues<Label>())
        {
            await Add(now => MadeUp.Written(made, made.SideOf(label), family.SocialWorker, now));
        }

        return await world.Read(async db => (List<string>)
        [
            .. await db.Segments.Where(s => s.FamilyEpisode == family.Episode && s.Label != Label.General).Select(s => s.Text).ToListAsync(),
            .. await db.SignificantEvents.Where(s => s.FamilyEpisode == family.Episode && s.Label != Label.General).Select(s => s.Line).ToListAsync(),
        ]);
    }

    /// <summary>None of the words stands on a page that the worker is shown.</summary>
    private async Task ReadsNone(IReadOnlyList<string> words, FamilyInTest family, WorkerInTest worker)
    {
        var visitor = world.As(worker);
        foreach (var address in new[] { WorkbookLinks.Workbook(family.Ref), WorkbookLinks.Chronology(family.Ref), WorkbookLinks.ChildFile(family.Ref, family.Child("Amy")) })
        {
            var page = await visitor.Open(address);
            var read = words.Where(w => page.Body.Contains(w, StringComparison.Ordinal)).ToList();
            Assert.True(read.Count == 0, $"{worker.Role} reads through broken glass at {address}: {string.Join(" | ", read)}");
        }
    }

    private async Task<int> AWorkbookListsWhatOpens(Visitor visitor, WorkerInTest worker, MadeUpFamily family, int number)
    {
        var book = await visitor.Open(WorkbookLinks.Workbook(family.Ref));
        var listed = book.Document.QuerySelectorAll("article.kith-entry").Select(a => a.GetAttribute("aria-labelledby")!["entry-".Length..]).Order(StringComparer.Ordinal).ToList();
        List<string> each = [];
        foreach (var entry in await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).Select(e => e.Id).ToListAsync()))
        {
            each.AddRange((await visitor.Open(WorkbookLinks.Entry(family.Ref, entry))).Status == HttpStatusCode.OK ? [$"{entry.Value}"] : []);
        }

        Assert.True(each.Order(StringComparer.Ordinal).SequenceEqual(listed), $"World {number}: {worker.Role} is shown {listed.Count} entries and opens {each.Count}");
        if (book.Status == HttpStatusCode.OK && each.Count > 0)
        {
            Assert.Equal($"{Counted(each.Count, "entry", "entries")}, newest first", Status(book));
        }

        return each.Count;
    }

    private async Task<List<(MadeUpFamily Family, Relationship Held)>> Held(WorkerInTest worker, IReadOnlyList<MadeUpFamily> families)
    {
        var by = await world.Acting(worker);
        List<(MadeUpFamily, Relationship)> held = [];
        foreach (var family in families)
        {
            held.Add((family, await world.Read(db => db.HeldBy(family.Episode, by, default))));
        }

        return held;
    }

    private static string Counted(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Status(Shown page) => string.Join(' ', page.Document.QuerySelector("main [role=status]")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

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
                seen.UnionWith(await db.MayLocate(family.Family, family.Episode, held, by, default) ? [$"{by.Role} {by.Posting}: locates {family.Ref}"] : []);
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

/// <summary>How much was there to be seen, and how much was not for whoever asked.</summary>
public readonly record struct Saw(int Open, int Shut)
{
    public static Saw operator +(Saw one, Saw other) => new(one.Open + other.Open, one.Shut + other.Shut);
}
