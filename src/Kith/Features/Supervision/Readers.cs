using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>
/// Those before whom rows of one family episode are laid open: one reader, or everybody who looks at a shared screen. Only what each of them
/// may read is read at all.
/// </summary>
public sealed class Readers
{
    private readonly IReadOnlyList<(Acting By, Relationship Held)> everyone;

    private Readers(FamilyEpisodeId episode, IReadOnlyList<(Acting By, Relationship Held)> everyone) => (Episode, this.everyone) = (episode, everyone);

    public FamilyEpisodeId Episode { get; }

    /// <summary>The same for what texts quote from other records.</summary>
    public BeforeWhom Before => new(Episode, everyone);

    public static Readers One(FamilyEpisodeId episode, Acting by, Relationship held) => new(episode, [(by, held)]);

    /// <summary>Nobody reads: the record itself is made, every line with its label, for each reader to be given their own.</summary>
    public static Readers ForTheRecord(FamilyEpisodeId episode) => new(episode, []);

    public IQueryable<T> Open<T>(IQueryable<T> rows)
        where T : class, ILabelled =>
        everyone.Aggregate(rows.Where(r => r.FamilyEpisode == Episode), (open, reader) => open.OpenTo(reader.By, reader.Held));

    /// <summary>What a domestic-abuse worker does in a session belongs to their adult's side: whoever is barred from it does not meet them here.</summary>
    public bool Meet(NamedWorker worker) => everyone.All(reader => worker.IsMetBy(reader.By));

    /// <summary>The reader together with every worker marked as attending; with every named worker until somebody is marked.</summary>
    public static async Task<Readers> OfSharedScreen(
        KithDb db, SupervisionId session, FamilyEpisodeId episode, Acting by, Relationship held, IEnumerable<NamedWorker> named, CancellationToken ct)
    {
        var present = await db.Attendances.Where(a => a.Supervision == session && a.Presence == Presence.Attended).Select(a => a.Posting).ToListAsync(ct);
        var attenders = new List<(Acting, Relationship)> { (by, held) };
        foreach (var posting in (present.Count > 0 ? present : named.Where(w => w.IsCurrent).Select(w => w.Posting)).Where(p => p != by.Posting))
        {
            var attender = await db.ActingAs(posting, by.At, ct);
            var stands = await db.HeldBy(episode, attender, ct);
            attenders.Add((attender, AccessRule.Decide(attender, Duty.ReadSupervision, stands) == Decision.Allowed ? stands : Relationship.None));
        }

        return new Readers(episode, attenders);
    }
}
