using System.Net;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Testing;

/// <summary>
/// (b) of the permission model, one at a time: where one involvement, one name on a list, one broken glass, one place in a circle or one posting ends, nobody gains anything, and whoever it was sees what their
/// other relationships give and no more.
/// </summary>
public sealed class WorldEnds(KithWorld world)
{
    /// <summary>In one family of the world, all that ties anybody to it, one after the other in any order. Open is what is lost, shut is what is kept by another relationship.</summary>
    public async Task<Saw> EachEndLeavesWhatOthersGive(MadeUp made, Random chance)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(chance);
        var family = made.Families[chance.Next(made.Families.Count)];
        var (lost, kept) = (0, 0);
        var endings = await Endings(family);
        await AnotherTeamHas(family);
        var before = await Seen(made, family, "nothing has ended");
        foreach (var (what, end) in endings.OrderBy(_ => chance.Next()).ToList())
        {
            await world.Read(end);
            var after = await Seen(made, family, $"{what} has ended");
            foreach (var (posting, seen) in after)
            {
                Assert.True(seen.IsSubsetOf(before[posting]), $"World {made.Number}: {what} has ended, and {posting} gains {string.Join(", ", seen.Except(before[posting]).Take(5))}");
                (lost, kept) = (lost + before[posting].Count - seen.Count, kept + seen.Count);
            }

            before = after;
        }

        Assert.True(before.Values.All(seen => seen.Count == 0), $"World {made.Number}: everything has ended, and somebody still sees something of {family.Ref}");
        return new Saw(lost, kept);
    }

    /// <summary>
    /// By the pages, of sessions that are open: one posting of a worker who has two ends, then one of somebody else. Open are the families that are lost, shut those that the other sessions, that of the worker's
    /// other posting and role among them, keep.
    /// </summary>
    public async Task<Saw> TheEndOfAPostingTakesWhatItGaveAndNoMore(MadeUp made, Random chance)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(chance);
        var sessions = made.Workers.ToDictionary(w => w.Posting, world.As);
        var before = await Opened(made, sessions);
        var twice = made.Workers.OrderByDescending(w => before[w.Posting].Count).First();
        var second = await SecondPosting(twice, made.Families[chance.Next(made.Families.Count)]);
        sessions.Add(second.Posting, world.As(second));
        before = await Opened(made, sessions);
        var (lost, kept) = (0, 0);
        var colleague = made.Workers.Where(w => w != twice).OrderByDescending(w => before[w.Posting].Count).First();
        foreach (var ended in new[] { twice.Posting, colleague.Posting })
        {
            var yesterday = world.Clock.Today.AddDays(-1);
            await world.Read(db => db.Postings.Where(p => p.Id == ended).ExecuteUpdateAsync(set => set.SetProperty(p => p.EndsOn, yesterday)));
            var after = await Opened(made, sessions);
            // A session whose posting has ended goes on as the only other one, where there is one.
            HashSet<string> other = ended == twice.Posting ? before[second.Posting] : [];
            Assert.True(after[ended].IsSubsetOf(other), $"World {made.Number}: a posting has ended and its session still opens {string.Join(", ", after[ended].Except(other))}");
            foreach (var (posting, families) in after.Where(a => a.Key != ended))
            {
                var isAsBefore = posting == twice.Posting ? families.IsSubsetOf(before[second.Posting]) : families.SetEquals(before[posting]);
                Assert.True(isAsBefore, $"World {made.Number}: the end of another posting changes what {posting} opens from {before[posting].Count} to {families.Count}");
                kept += families.Count;
            }

            lost += before[ended].Except(other).Count();
            before = after;
        }

        return new Saw(lost, kept);
    }

    /// <summary>A family is never without a team: one that takes it over, in which nobody of the world works.</summary>
    private async Task AnotherTeamHas(MadeUpFamily family)
    {
        var team = await world.Given.ATeam();
        await world.Run<int>((services, now) =>
        {
            services.GetRequiredService<KithDb>().Add(Involvement.OfTeam(family.Episode, team.Team, now));
            return Task.FromResult<Outcome<int>>(1);
        });
    }

    private async Task<WorkerInTest> SecondPosting(WorkerInTest worker, MadeUpFamily family)
    {
        var role = worker.Role == Role.SocialWorker ? Role.FamilySupportWorker : Role.SocialWorker;
        var posting = (await world.Run<PostingId>((services, now) =>
        {
            var second = Posting.Start(worker.Worker, worker.Agency, worker.Team, role, now.Today.AddYears(-1), null, now).Value;
            services.GetRequiredService<KithDb>().AddRange(second, Involvement.Name(family.Episode, second, InvolvementKind.CoWorker, null, now).Value);
            return Task.FromResult<Outcome<PostingId>>(second.Id);
        })).Value;
        return worker with { Posting = posting, Role = role };
    }

    private static async Task<Dictionary<PostingId, HashSet<string>>> Opened(MadeUp made, Dictionary<PostingId, Visitor> sessions)
    {
        var opened = new Dictionary<PostingId, HashSet<string>>();
        foreach (var (posting, visitor) in sessions)
        {
            opened[posting] = [];
            foreach (var family in made.Families)
            {
                var page = await visitor.Open(FamiliesLinks.Home(family.Ref));
                if (page.Status == HttpStatusCode.OK && page.Address == FamiliesLinks.Home(family.Ref))
                {
                    opened[posting].Add(family.Ref);
                }
            }
        }

        return opened;
    }

    /// <summary>Each row that ties somebody to the family, and what ends it alone.</summary>
    private async Task<IReadOnlyList<(string What, Func<KithDb, Task<int>> End)>> Endings(MadeUpFamily family)
    {
        var (today, moment) = (world.Clock.Today, world.Clock.GetUtcNow().UtcDateTime);
        var rows = await HeldByHand.Of(world, family);
        return
        [
            .. rows.Involvements.Select(i => ($"{i.Kind} of {i.Posting}", (Func<KithDb, Task<int>>)(db => db.Involvements.Where(x => x.Id == i.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedOn, today))))),
            .. rows.Listed.Select(n => ($"{n.Posting} on the list", (Func<KithDb, Task<int>>)(db => db.ListedPostings.Where(x => x.Id == n.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedOn, today))))),
            .. rows.Glasses.Select(g => ($"the glass of {g.Posting}", (Func<KithDb, Task<int>>)(db => db.BrokenGlasses.Where(x => x.Id == g.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Until, moment))))),
            .. rows.Circle.Select(r => ($"{r.Posting} in the circle", (Func<KithDb, Task<int>>)(db => db.LocationReaders.Where(x => x.Id == r.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, moment))))),
        ];
    }

    /// <summary>What each worker sees of the family, which is what its rows give by hand: by the door of its pages, by the decision of commands, in a list and in the words.</summary>
    private async Task<Dictionary<PostingId, HashSet<string>>> Seen(MadeUp made, MadeUpFamily family, string when)
    {
        var rows = await HeldByHand.Of(world, family);
        var all = new Dictionary<PostingId, HashSet<string>>();
        foreach (var worker in made.Workers)
        {
            var by = await world.Acting(worker);
            var expected = rows.SeenBy(by);
            await using var scope = world.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KithDb>();
            db.Bounds.BelongTo(by);
            var (inView, _) = await scope.ServiceProvider.GetRequiredService<FamilyDoor>().Enter(family.Ref, by, Duty.OpenFamily, default);
            var held = await db.HeldBy(family.Episode, by, default);
            HashSet<string> seen = [.. HeldByHand.Duties(by, held)];
            var listed = db.EpisodesSeenBy(by, Duty.OpenFamily);
            Same(seen, inView is null ? [] : HeldByHand.Duties(by, inView.Held), "at the door of its pages");
            Assert.True(await db.FamilyEpisodes.AnyAsync(e => e.Id == family.Episode && listed.Contains(e.Id)) == seen.Contains($"{Duty.OpenFamily}"), $"World {made.Number}: {when}: {by.Role} is not listed what they open, or is listed what they do not");
            seen.UnionWith(seen.Contains($"{Duty.ReadWorkbook}") ? await db.Segments.ReadableIn(family.Episode, by, held).Select(s => s.Text).ToListAsync() : []);
            seen.UnionWith(await db.MayLocate(family.Family, family.Episode, held, by, default) ? [HeldByHand.Locates] : []);
            Same(expected, seen, "by what is left");
            all[worker.Posting] = seen;

            void Same(HashSet<string> one, IEnumerable<string> other, string where) =>
                Assert.True(one.SetEquals(other), $"World {made.Number}: {when}: {by.Role} {by.Posting} differs {where}: {string.Join(", ", one.Except(other).Take(3))} / {string.Join(", ", other.Except(one).Take(3))}");
        }

        return all;
    }
}
