using System.Linq.Expressions;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kith.Platform.Data;

/// <summary>
/// What one piece of work may read of families, beneath every decision (TR-05): nothing, until a decision has opened a family episode, or a list has been
/// authorised in SQL. A query that forgot to ask gets no row. The filter of each bounded table asks it, and on PostgreSQL its row security too.
/// </summary>
public sealed class Bounds
{
    private Acting? worker;

    /// <summary>Why nothing bounds this work; null when it is bounded.</summary>
    public string? Lifted { get; private set; }

    /// <summary>
    /// Whether this work was lifted at any time: what it read then may be saved after. A save reads nothing, and a shield that follows somebody into another family must be kept there.
    /// </summary>
    public bool WasLifted { get; private set; }

    /// <summary>The episode that was opened first: mostly the only one.</summary>
    public FamilyEpisodeId? Episode { get; private set; }

    public List<FamilyEpisodeId> Others { get; } = [];

    /// <summary>Null while there are no others, so that their part of the filter leaves the statement.</summary>
    public bool? HasOthers => Others.Count > 0 ? true : null;

    public IEnumerable<FamilyEpisodeId> Opened => Episode is { } first ? Others.Prepend(first) : [];

    /// <summary>Whose open involvements and broken glasses bound the lists; null until one was authorised.</summary>
    public PostingId? Caseload { get; private set; }

    /// <summary>Null while the worker has broken no glass, so that their part of the filter leaves the statement.</summary>
    public PostingId? Glass => worker?.HasBrokenGlass == true ? Caseload : null;

    public TeamId Team => worker?.Team ?? default;

    public DateTime Moment => worker?.At.Moment ?? default;

    /// <summary>The episode on which the rights are held, and the transaction that holds them.</summary>
    internal (Guid Transaction, FamilyEpisodeId Episode)? Held { get; set; }

    /// <summary>Whose work it is. Decisions about others, such as whether the owner of a step may see it, open nothing.</summary>
    public void BelongTo(Acting by) => worker = by;

    /// <summary>A decision let the worker into the episode.</summary>
    public void Open(FamilyEpisodeId episode, Acting by)
    {
        if (by.Posting == worker?.Posting)
        {
            Open(episode);
        }
    }

    /// <summary>What changed in an episode is told to whoever listens: they may read it.</summary>
    internal void Open(FamilyEpisodeId episode)
    {
        if (Episode is null)
        {
            Episode = episode;
        }
        else if (Episode != episode && !Others.Contains(episode))
        {
            Others.Add(episode);
        }
    }

    /// <summary>A list is authorised in SQL, from the involvements of the worker.</summary>
    public void OpenCaseload(Acting by)
    {
        if (by.Posting == worker?.Posting)
        {
            Caseload = by.Posting;
        }
    }

    /// <summary>Nothing bounds what is done until this is disposed of, if ever: imports, jobs, counts that name nobody.</summary>
    /// <param name="why">For whoever reads the code: what makes it right.</param>
    public IDisposable Lift(string why)
    {
        var before = Lifted;
        (Lifted, WasLifted) = (why, true);
        return new Lifting(() => Lifted = before);
    }

    /// <summary>The next piece of work begins with nothing, whoever used the context before.</summary>
    internal void Close()
    {
        (worker, Lifted, WasLifted, Episode, Caseload, Held) = (null, null, false, null, null, null);
        Others.Clear();
    }

    private sealed class Lifting(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}

/// <summary>Which tables are bounded, and by which filter. <see cref="RowSecurity"/> says the same in the words of PostgreSQL.</summary>
internal static class BoundedTables
{
    public const string Column = "FamilyEpisode";

    /// <summary>The name of the filter.</summary>
    public const string Filter = "bounds";

    /// <summary>Whatever has the filter: what hangs on an episode, and what <see cref="KithDb"/> itself puts beneath it.</summary>
    public static bool IsBounded(this IReadOnlyEntityType table) => table.GetDeclaredQueryFilters().Any(f => f.Key == Filter);

    /// <summary>
    /// Whatever hangs on a family episode, except what decides itself who may open it, what follows the child or the family through every
    /// episode, and what somebody reads whose work is not with one family.
    /// </summary>
    private static bool HangsOnEpisode(this IReadOnlyEntityType table) =>
        typeof(IOfFamilyEpisodeIfKnown).IsAssignableFrom(table.ClrType)
        || (typeof(IOfFamilyEpisode).IsAssignableFrom(table.ClrType) && table.ClrType.Namespace != typeof(IOfFamilyEpisode).Namespace);

    // A parameter that is null leaves the statement before it is sent, and with it what it guards.
    public static void Bound(this KithDb db, ModelBuilder builder)
    {
        foreach (var table in builder.Model.GetEntityTypes().Where(t => t.HangsOnEpisode()).ToList())
        {
            builder.Entity(table.ClrType).HasQueryFilter(Filter, FilterOf(db, table.ClrType));
        }
    }

    private static LambdaExpression FilterOf(KithDb db, Type table) =>
        (LambdaExpression)typeof(BoundedTables).GetMethod(nameof(Opened), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(table).Invoke(null, [db])!;

    private static Expression<Func<T, bool>> Opened<T>(KithDb db)
        where T : class =>
        r => EF.Parameter(db.Bounds.Lifted) != null
            || (EF.Parameter(db.Bounds.Episode) != null && EF.Property<FamilyEpisodeId>(r, Column) == db.Bounds.Episode)
            || (EF.Parameter(db.Bounds.HasOthers) != null && db.Bounds.Others.Contains(EF.Property<FamilyEpisodeId>(r, Column)))
            || (EF.Parameter(db.Bounds.Caseload) != null && (
                db.Involvements.Any(i => i.FamilyEpisode == EF.Property<FamilyEpisodeId>(r, Column) && i.EndedOn == null
                    && (i.Posting == db.Bounds.Caseload || (i.Team == db.Bounds.Team && i.Kind != InvolvementKind.CoWorker)))
                || (EF.Parameter(db.Bounds.Glass) != null && db.BrokenGlasses.Any(g => g.FamilyEpisode == EF.Property<FamilyEpisodeId>(r, Column) && g.Posting == db.Bounds.Glass && g.Until > db.Bounds.Moment))));
}
