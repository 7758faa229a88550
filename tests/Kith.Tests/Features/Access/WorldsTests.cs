using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Access;

/// <summary>Worlds made up at random, every one of them by its seed: a list is the families that each open one by one, and a count is the length of its list.</summary>
[Trait("Speed", "slow")]
public sealed class WorldsTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const int Worlds = 100;
    private const int Families = 4;
    private const int Workers = 5;
    private const int Seed = 17;

    private static readonly Role[] Roles =
        [Role.SocialWorker, Role.TeamManager, Role.DaVictimWorker, Role.SchoolDsl, Role.EmergencyDuty, Role.ServiceManager, Role.BusinessSupport, Role.Analyst, Role.SystemAdministrator];

    private static readonly Duty[] Duties = [Duty.OpenFamily, Duty.ReadWorkbook, Duty.RecordVisit, Duty.ReadSupervision, Duty.Restrict];

    [Fact]
    public async Task A_list_is_the_families_that_each_open_one_by_one()
    {
        var (open, shut) = (0, 0);
        for (var number = 0; number < Worlds; number++)
        {
            var chance = new Random(Seed + number);
            var (episodes, postings) = await AWorld(chance);
            await world.Read(async db =>
            {
                foreach (var posting in postings)
                {
                    var by = await db.ActingAs(posting, Now.At(world.Clock.GetUtcNow()));
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

    /// <summary>Some families and workers, and between them whatever may happen: relationships and their ends, lists, seals, conflicts, broken glass.</summary>
    private async Task<(List<FamilyEpisodeId> Episodes, List<PostingId> Postings)> AWorld(Random chance)
    {
        var teams = new[] { await world.Given.ATeam(), await world.Given.ATeam() };
        var workers = new List<WorkerInTest>();
        for (var i = 0; i < Workers; i++)
        {
            workers.Add(await world.Given.AWorker(Roles[chance.Next(Roles.Length)], teams[chance.Next(2)]));
        }

        var episodes = (await world.Run<List<FamilyEpisodeId>>(async (services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var made = new List<FamilyEpisodeId>();
            for (var i = 0; i < Families; i++)
            {
                var family = Family.Begin("Made up", FamilyRef.From(Bytes(chance)), now).Value;
                var episode = FamilyEpisode.Open(family.Id, now.Today, now).Value;
                var person = Person.Add(new PersonDetails("Made", "Up", now.Today.AddYears(-5)), now).Value;
                db.AddRange(family, episode, person, FamilyMember.Join(family.Id, person.Id, MemberKind.Child, now.Today, now), Involvement.OfTeam(episode.Id, teams[chance.Next(2)].Team, now));
                made.Add(episode.Id);
                foreach (var worker in workers)
                {
                    await Between(db, episode.Id, person.Id, worker, chance, now);
                }

                if (chance.Next(3) == 0)
                {
                    var by = Acting(workers[0], now);
                    db.Add(Restriction.Place(episode.Id, chance.Next(2) == 0 ? CaseLabel.Restricted : CaseLabel.Sealed, RestrictionReason.HighRisk, null, by, now).Value);
                }
            }

            return made;
        })).Value;
        return (episodes, workers.ConvertAll(w => w.Posting));
    }

    private static async Task Between(KithDb db, FamilyEpisodeId episode, PersonId person, WorkerInTest worker, Random chance, Now now)
    {
        if (chance.Next(3) == 0)
        {
            var posting = (await db.Postings.FindAsync(worker.Posting))!;
            var kind = chance.Next(2) == 0 && !worker.Role.IsAdultSpecialist() ? InvolvementKind.Allocated : InvolvementKind.CoWorker;
            var named = Involvement.Name(episode, posting, kind, worker.Role.IsAdultSpecialist() ? person : null, now).Value;
            if (chance.Next(4) == 0)
            {
                named.End("It is over", now.Today);
            }

            db.Add(named);
        }

        if (chance.Next(4) == 0)
        {
            var listed = ListedPosting.Put(episode, worker.Posting, chance.Next(2) == 0 ? now.Today : null, worker.Posting, now).Value;
            if (chance.Next(4) == 0)
            {
                listed.TakeOff(now.Today);
            }

            db.Add(listed);
        }

        if (chance.Next(8) == 0)
        {
            var interest = Interest.With(person, worker.Worker, new InterestDetails(InterestKind.Relative, null, null, null, null, null), worker.Posting, now).Value;
            if (chance.Next(4) == 0)
            {
                interest.End(now);
            }

            db.Add(interest);
        }

        if (chance.Next(4) == 0)
        {
            db.Add(BrokenGlass.Break(episode, EmergencyReason.Other, "Somebody was heard to scream", chance.Next(2) == 0, Acting(worker, now), now.Today, chance.Next(3) == 0 ? Earlier(now) : now).Value);
        }
    }

    private static Now Earlier(Now now) => Now.At(new DateTimeOffset(now.Moment, TimeSpan.Zero).AddHours(-BrokenGlass.Hours));

    private static Acting Acting(WorkerInTest worker, Now now) => new(worker.Posting, worker.Worker, worker.Agency, worker.Team, worker.Role, worker.Name, [], [], [], now);

    private static byte[] Bytes(Random chance)
    {
        var bytes = new byte[FamilyRef.Length];
        chance.NextBytes(bytes);
        return bytes;
    }
}
