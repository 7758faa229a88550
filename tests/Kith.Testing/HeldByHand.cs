using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>How workers stand to one family, worked out from its bare rows and by hand from the permission model, apart from everything that serves people.</summary>
public sealed record HeldByHand(
    MadeUpFamily Family,
    IReadOnlyList<Involvement> Involvements,
    IReadOnlyList<ListedPosting> Listed,
    IReadOnlyList<BrokenGlass> Glasses,
    IReadOnlyList<LocationReader> Circle,
    IReadOnlyList<WorkerId> Conflicted,
    CaseLabel? Label,
    IReadOnlyList<Segment> Segments)
{
    public static Task<HeldByHand> Of(KithWorld world, MadeUpFamily family) => world.Read(async db =>
    {
        var (episode, moment) = (family.Episode, world.Clock.GetUtcNow().UtcDateTime);
        PersonId?[] people = [family.Child, family.Vera, family.Paul];
        return new HeldByHand(
            family,
            await db.Involvements.AsNoTracking().Where(i => i.FamilyEpisode == episode && i.EndedOn == null).ToListAsync(),
            await db.ListedPostings.AsNoTracking().Where(n => n.FamilyEpisode == episode && n.EndedOn == null).ToListAsync(),
            await db.BrokenGlasses.AsNoTracking().Where(g => g.FamilyEpisode == episode && g.Until > moment).ToListAsync(),
            await db.LocationReaders.AsNoTracking().Where(r => r.FamilyEpisode == episode && r.EndedAt == null).ToListAsync(),
            await db.Interests.Where(x => people.Contains(x.Person) && x.EndedAt == null).Select(x => x.Worker).ToListAsync(),
            await db.Restrictions.Where(r => r.FamilyEpisode == episode && r.LiftedAt == null).Select(r => (CaseLabel?)r.Label).SingleOrDefaultAsync(),
            await db.Segments.AsNoTracking().Where(s => s.FamilyEpisode == episode).ToListAsync());
    });

    public Relationship For(Acting by)
    {
        if (Conflicted.Contains(by.Worker))
        {
            return Relationship.None;
        }

        var held = Relationship.None;
        var isOpen = Label is null || Listed.Any(n => n.Posting == by.Posting);
        foreach (var involvement in isOpen ? Involvements : [])
        {
            var (own, ofTeam) = (involvement.Posting == by.Posting, involvement.Team == by.Team);
            held |= involvement.Kind switch
            {
                InvolvementKind.Allocated => (own ? Relationship.Allocated : Relationship.None) | (ofTeam && by.Role == Role.TeamManager ? Relationship.Supervisor : Relationship.None),
                InvolvementKind.CoWorker => own ? Relationship.CoWorker : Relationship.None,
                _ => ofTeam ? Relationship.TeamMember | (by.Role == Role.TeamManager ? Relationship.Supervisor : Relationship.None) : Relationship.None,
            };
        }

        var mayBreak = isOpen || (Label == CaseLabel.Restricted && by.Role is Role.EmergencyDuty or Role.TeamManager or Role.ServiceManager);
        foreach (var glass in Glasses.Where(g => mayBreak && g.Posting == by.Posting))
        {
            held |= Relationship.Emergency | (glass.IsImmediateDanger ? Relationship.ImmediateDanger : Relationship.None);
        }

        return held;
    }

    /// <summary>What the worker may do, read and find of the family.</summary>
    public HashSet<string> SeenBy(Acting by)
    {
        var held = For(by);
        HashSet<string> seen = [.. Duties(by, held), .. Segments.Where(s => Reads(by, new Side(s.Label, s.LabelPerson))).Select(s => s.Text)];
        var inCircle = seen.Contains($"{Duty.SeeProtectedLocation}") || ((held & Relationship.Named) != Relationship.None && Circle.Any(r => r.Posting == by.Posting));
        if (inCircle && seen.Contains($"{Duty.OpenFamily}") && !by.BarredVictims.Contains(Family.Vera))
        {
            seen.Add(Locates);
        }

        return seen;
    }

    public const string Locates = "where somebody is";

    public bool Reads(Acting by, Side side) => AccessRule.Decide(by, Duty.ReadWorkbook, For(by), side) == Decision.Allowed;

    public static IEnumerable<string> Duties(Acting by, Relationship held) => Enum.GetValues<Duty>().Where(d => AccessRule.Decide(by, d, held) == Decision.Allowed).Select(d => $"{d}");
}
