using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Steps;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Access;

/// <summary>Random worlds on the real database: a list is the items that are each readable, and no change that takes away ever gives.</summary>
public sealed class SightTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly Duty[] Duties = Enum.GetValues<Duty>();

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public async Task A_list_is_the_items_that_are_each_allowed_for_every_role_and_duty(int seed)
    {
        var some = await SomeWorld(seed);
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var visits = await db.VisitsDue.Where(v => some.Episodes.Contains(v.FamilyEpisode)).Select(v => new { v.Id, v.FamilyEpisode }).ToListAsync();
        foreach (var posting in some.Postings)
        {
            var by = await db.ActingAs(posting);
            var held = await Held(db, some, by);
            foreach (var duty in Duties)
            {
                var listed = await db.VisitsDue.VisibleTo(db, by, duty).Select(v => v.Id).ToListAsync();

                Same(visits.Where(v => AccessRule.Decide(by, duty, held[v.FamilyEpisode]) == Decision.Allowed).Select(v => v.Id), listed, $"{by.Role} {duty} in world {seed}");
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(50)]
    [InlineData(600)]
    public async Task A_list_of_labelled_rows_is_those_that_are_each_readable(int seed)
    {
        var some = await SomeWorld(seed);
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var steps = await db.Steps.Where(s => some.Episodes.Contains(s.FamilyEpisode)).AsNoTracking().ToListAsync();
        foreach (var posting in some.Postings)
        {
            var by = await db.ActingAs(posting);
            var held = await Held(db, some, by);
            foreach (var duty in new[] { Duty.SeeSteps, Duty.ReadWorkbook })
            {
                bool May(Step s) => AccessRule.Decide(by, duty, held[s.FamilyEpisode], new Side(s.Label, s.LabelPerson)) == Decision.Allowed;

                Same(steps.Where(May).Select(s => s.Id), await db.Steps.ReadableBy(db, by, duty).Select(s => s.Id).ToListAsync(), $"{by.Role} {duty} in world {seed}");
                foreach (var episode in some.Episodes.Where(e => AccessRule.Decide(by, duty, held[e]) == Decision.Allowed))
                {
                    var listed = await db.Steps.ReadableIn(episode, by, held[episode]).Select(s => s.Id).ToListAsync();
                    Same(steps.Where(s => s.FamilyEpisode == episode && May(s)).Select(s => s.Id), listed, $"{by.Role} {duty} in one family of world {seed}");
                }
            }
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(80)]
    public async Task Ending_an_involvement_never_adds_access(int seed)
    {
        var some = await SomeWorld(seed);
        var before = await Readable(some);
        foreach (var involvement in await world.Read(db => db.Involvements.Where(i => some.Episodes.Contains(i.FamilyEpisode) && i.EndedOn == null).Select(i => i.Id).ToListAsync()))
        {
            await world.Run<int>(async (services, now) =>
            {
                (await services.GetRequiredService<KithDb>().Involvements.SingleAsync(i => i.Id == involvement)).End("Ended", now.Today);
                return 0;
            });
            var after = await Readable(some);
            Assert.All(after, reader => Assert.Subset(before[reader.Key], reader.Value));
            before = after;
        }

        Assert.All(before.Values, Assert.Empty);
    }

    [Theory]
    [InlineData(9)]
    public async Task Recording_an_allegation_never_adds_access(int seed)
    {
        var some = await SomeWorld(seed);
        var chance = new Random(seed);
        var before = await Readable(some);
        for (var i = 0; i < 6; i++)
        {
            var pair = some.Adults.OrderBy(_ => chance.Next()).Take(2).ToList();
            await world.Run<int>((services, now) =>
            {
                services.GetRequiredService<KithDb>().Add(HarmAllegation.Record(some.Episodes[0], pair[0], pair[1], now).Value);
                return Task.FromResult<Outcome<int>>(0);
            });
            var after = await Readable(some);
            Assert.All(after, reader => Assert.Subset(before[reader.Key], reader.Value));
            before = after;
        }
    }

    private static void Same(IEnumerable<RowId> expected, IEnumerable<RowId> listed, string where) =>
        Assert.True(expected.ToHashSet().SetEquals(listed), where);

    private static void Same(IEnumerable<StepId> expected, IEnumerable<StepId> listed, string where) =>
        Assert.True(expected.ToHashSet().SetEquals(listed), where);

    private static async Task<Dictionary<FamilyEpisodeId, Relationship>> Held(KithDb db, SomeWorldMade some, Acting by)
    {
        var held = new Dictionary<FamilyEpisodeId, Relationship>();
        foreach (var episode in some.Episodes)
        {
            held[episode] = await db.HeldBy(episode, by, CancellationToken.None);
        }

        return held;
    }

    private async Task<Dictionary<PostingId, ISet<StepId>>> Readable(SomeWorldMade some)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var readable = new Dictionary<PostingId, ISet<StepId>>();
        foreach (var posting in some.Postings)
        {
            readable[posting] = await db.Steps.ReadableBy(db, await db.ActingAs(posting), Duty.SeeSteps).Select(s => s.Id).ToHashSetAsync();
        }

        return readable;
    }

    /// <summary>Three teams with every role, four families with random teams, leads, co-workers, ended involvements, harm and labelled steps.</summary>
    private async Task<SomeWorldMade> SomeWorld(int seed)
    {
        var chance = new Random(seed);
        TeamInTest[] teams = [await world.Given.ATeam(), await world.Given.ATeam(), await world.Given.ATeam()];
        var made = await world.Run<SomeWorldMade>((services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var postings = new List<Posting>();
            foreach (var role in Enum.GetValues<Role>())
            {
                for (var i = 0; i < (role.IsAdultSpecialist() || role is Role.SocialWorker or Role.TeamManager ? 2 : 1); i++)
                {
                    var worker = Worker.Welcome($"{role} {i}", null, null, now).Value;
                    var team = teams[chance.Next(teams.Length)];
                    var posting = Posting.Start(worker.Id, team.Agency, team.Team, role, now.Today.AddYears(-1), null, now).Value;
                    db.AddRange(worker, posting);
                    postings.Add(posting);
                }
            }

            var episodes = new List<FamilyEpisodeId>();
            var everybody = new List<PersonId>();
            for (var f = 0; f < 4; f++)
            {
                var family = Family.Begin($"Family {f}", $"w{seed:000}{f:0000}", now).Value;
                var episode = FamilyEpisode.Open(family.Id, now.Today, now).Value;
                var adults = Enumerable.Range(0, 3).Select(_ => Id.New<PersonId>(now)).ToList();
                db.AddRange(family, episode, Involvement.OfTeam(episode.Id, teams[chance.Next(teams.Length)].Team, now), VisitDue.Start(episode.Id, Id.New<PersonId>(now), false, now.Today, now));
                Name(db, episode.Id, postings, adults, chance, now);
                for (var h = chance.Next(3); h > 0; h--)
                {
                    db.Add(HarmAllegation.Record(episode.Id, adults[h - 1], adults[h], now).Value);
                }

                foreach (var side in adults.SelectMany(a => new[] { Side.VictimOf(a), Side.PerpetratorOf(a) }).Append(Side.Shared))
                {
                    db.Add(Step.Set(episode.Id, "Step", postings[0].Id, now.Today, side, postings[0].Id, now).Value);
                }

                episodes.Add(episode.Id);
                everybody.AddRange(adults);
            }

            return Task.FromResult<Outcome<SomeWorldMade>>(new SomeWorldMade(episodes, postings.ConvertAll(p => p.Id), everybody));
        });
        return made.Value;
    }

    private static void Name(KithDb db, FamilyEpisodeId episode, List<Posting> postings, List<PersonId> adults, Random chance, Now now)
    {
        foreach (var posting in postings.Where(_ => chance.Next(3) == 0))
        {
            var specialist = posting.Role.IsAdultSpecialist();
            var kind = !specialist && chance.Next(3) == 0 ? InvolvementKind.Allocated : InvolvementKind.CoWorker;
            var involvement = Involvement.Name(episode, posting, kind, specialist ? adults[chance.Next(adults.Count)] : null, now).Value;
            if (chance.Next(4) == 0)
            {
                involvement.End("Ended", now.Today);
            }

            db.Add(involvement);
        }
    }

    private sealed record SomeWorldMade(IReadOnlyList<FamilyEpisodeId> Episodes, IReadOnlyList<PostingId> Postings, IReadOnlyList<PersonId> Adults);
}
