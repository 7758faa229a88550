using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Xunit;

namespace Kith.Testing;

/// <summary>A world made up at random and known by its seed: families and workers, and between them whatever may happen: relationships and their ends, lists, seals, conflicts, broken glass, harm, words with labels, a signed supervision with some, a shield and its location circle.</summary>
public sealed record MadeUp(int Number, IReadOnlyList<MadeUpFamily> Families, IReadOnlyList<WorkerInTest> Workers)
{
    private const int HowManyFamilies = 4;
    private const int HowManyWorkers = 5;
    private const int HowManyLabels = 2;
    private const int Seed = 17;

    private static readonly Role[] Roles =
        [Role.SocialWorker, Role.TeamManager, Role.DaVictimWorker, Role.SchoolDsl, Role.EmergencyDuty, Role.ServiceManager, Role.BusinessSupport, Role.Analyst, Role.SystemAdministrator];

    public static async Task<(MadeUp World, Random Chance)> Of(KithWorld world, int number)
    {
        var chance = new Random(Seed + number);
        var teams = new[] { await world.Given.ATeam(), await world.Given.ATeam() };
        var workers = new List<WorkerInTest>();
        for (var i = 0; i < HowManyWorkers; i++)
        {
            workers.Add(await world.Given.AWorker(Roles[chance.Next(Roles.Length)], teams[chance.Next(2)]));
        }

        var families = (await world.Run<List<MadeUpFamily>>(async (services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var made = new List<MadeUpFamily>();
            for (var i = 0; i < HowManyFamilies; i++)
            {
                made.Add(await AFamily(db, workers, teams[chance.Next(2)], chance, now));
            }

            return made;
        })).Value;
        return (new MadeUp(number, families, workers), chance);
    }

    public static Acting Acting(WorkerInTest worker, Now now) => new(worker.Posting, worker.Worker, worker.Agency, worker.Team, worker.Role, worker.Name, [], [], [], now);

    private static async Task<MadeUpFamily> AFamily(KithDb db, IReadOnlyList<WorkerInTest> workers, TeamInTest team, Random chance, Now now)
    {
        var family = Family.Begin("Made up", FamilyRef.From(RandomNumberGenerator.GetBytes(FamilyRef.Length)), now).Value;
        var episode = FamilyEpisode.Open(family.Id, now.Today, now).Value;
        var (child, vera, paul) = (Somebody("Child", 5, now), Somebody("Vera", 30, now), Somebody("Paul", 33, now));
        var refuge = Address.At(family.Id, null, vera.Id, AddressKind.Home, "The refuge", null, null, isProtected: true, mustBeProtected: true, now.Today, now).Value;
        var cycle = WorkbookCycle.Open(episode.Id, 1, now);
        var session = GroupSupervision.DueFor(episode.Id, cycle.Id, now.Today, now);
        var made = new MadeUpFamily(family.Id, family.Ref, episode.Id, child.Id, vera.Id, paul.Id, refuge.Id, session.Id);
        vera.Protect();
        db.AddRange(family, episode, child, vera, paul, refuge, Involvement.OfTeam(episode.Id, team.Team, now));
        db.AddRange(
            FamilyMember.Join(family.Id, child.Id, MemberKind.Child, now.Today, now),
            FamilyMember.Join(family.Id, vera.Id, MemberKind.Adult, now.Today, now),
            FamilyMember.Join(family.Id, paul.Id, MemberKind.Adult, now.Today, now));
        foreach (var worker in workers)
        {
            await Between(db, made, worker, chance, now);
        }

        if (chance.Next(3) == 0)
        {
            db.Add(Restriction.Place(episode.Id, chance.Next(2) == 0 ? CaseLabel.Restricted : CaseLabel.Sealed, RestrictionReason.HighRisk, null, Acting(workers[0], now), now).Value);
        }

        if (chance.Next(2) == 0)
        {
            db.Add(HarmAllegation.Record(episode.Id, paul.Id, vera.Id, now).Value);
        }

        List<Side> sides = [Side.Shared, .. Enum.GetValues<Label>().Except([Label.General]).OrderBy(_ => chance.Next()).Take(HowManyLabels).Select(made.SideOf)];
        db.AddRange(sides.Select(side => Written(made, side, workers[0], now)));
        db.AddRange(cycle, cycle.TurnOver(now), session);
        db.AddRange(Supervised(session, sides, workers[0], now));
        return made;
    }

    private static Person Somebody(string name, int age, Now now) => Person.Add(new PersonDetails(name, "Up", now.Today.AddYears(-age)), now).Value;

    internal static Entry Written(MadeUpFamily family, Side side, WorkerInTest worker, Now now)
    {
        var role = side.Label switch { Label.DaVictim => Role.DaVictimWorker, Label.DaPerpetrator => Role.DaPerpetratorWorker, _ => Role.SocialWorker };
        var entry = Entry.Begin(EntryKind.Summary, family.Episode, null, Acting(worker, now) with { Role = role }, Relationship.Allocated, now.Today, "the date", now).Value;
        Assert.False(entry.Tell(SegmentKind.WorkDone, $"{side.Label} {entry.Id.Value}", side, now).Any);
        Assert.False(entry.Mark($"{side.Label} event {entry.Id.Value}", $"{side.Label} impact {entry.Id.Value}", side, now).Any);
        return entry;
    }

    /// <summary>What a signed session holds, of each sort once with each label.</summary>
    private static IEnumerable<object> Supervised(GroupSupervision session, IReadOnlyList<Side> sides, WorkerInTest worker, Now now)
    {
        var (id, episode, by) = (session.Id, session.FamilyEpisode, worker.Posting);
        var rows = sides.Index().SelectMany(s => new object[]
        {
            RagRating.Rate(id, episode, null, s.Index == 0 ? RagDimension.Overall : RagDimension.Engagement + s.Index - 1, null, Rag.Amber, $"{s.Item.Label} reason {id.Value}", s.Item, by, now).Value,
            Minute.Write(id, episode, MinuteKind.Decision, $"{s.Item.Label} decision {id.Value}", s.Item, by, now).Value,
            new AgendaLine(Id.New<RowId>(now), id, episode, AgendaTopic.Updates, $"{s.Item.Label} line {id.Value}", s.Item.Label, s.Item.Person, null, s.Index),
        }).ToList();
        Assert.False(session.Hold(now.Today, now.Today).Any);
        Assert.False(session.Sign(rows.OfType<RagRating>().ToList(), [], hasDecision: true, by, now).Any);
        return rows;
    }

    private static async Task Between(KithDb db, MadeUpFamily family, WorkerInTest worker, Random chance, Now now)
    {
        var episode = family.Episode;
        if (chance.Next(3) == 0)
        {
            var posting = (await db.Postings.FindAsync(worker.Posting))!;
            var kind = chance.Next(2) == 0 && !worker.Role.IsAdultSpecialist() ? InvolvementKind.Allocated : InvolvementKind.CoWorker;
            var named = Involvement.Name(episode, posting, kind, worker.Role.IsAdultSpecialist() ? chance.Next(2) == 0 ? family.Vera : family.Paul : null, now).Value;
            if (chance.Next(4) == 0)
            {
                named.End("It is over", now.Today);
            }

            db.Add(named);
            if (chance.Next(2) == 0)
            {
                // Left open also when the involvement is over: of itself it must not count.
                db.Add(LocationReader.Name(episode, worker.Posting, worksWithFamily: true, isOnTheOtherSide: false, "Meets her at the gate", worker.Posting, now).Value);
            }
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
            var interest = Interest.With(family.Child, worker.Worker, new InterestDetails(InterestKind.Relative, null, null, null, null, null), worker.Posting, now).Value;
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
}

public sealed record MadeUpFamily(FamilyId Family, string Ref, FamilyEpisodeId Episode, PersonId Child, PersonId Vera, PersonId Paul, RowId Refuge, SupervisionId Session)
{
    public Side SideOf(Label label) => new(label, !label.IsOfOnePerson() ? null : label switch { Label.ChildConfidential => Child, Label.DaPerpetrator => Paul, _ => Vera });
}
