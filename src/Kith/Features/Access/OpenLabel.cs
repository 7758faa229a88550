using System.Linq.Expressions;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Kith.Features.Access;

/// <summary>Each label in SQL as <see cref="AccessRule.Decide(Acting, Duty, Relationship, Side)"/> asks it; only those that the role ever reads become part of a statement.</summary>
internal static class OpenLabel
{
    /// <summary>What a row must carry, and the relationships in which it is then open.</summary>
    public sealed record Way<T>(Relationship Reach, Expression<Func<T, bool>> Carries);

    public static IEnumerable<Way<T>> Ways<T>(Acting by)
        where T : class, ISided
    {
        // Labels that ask the same stand in one condition.
        var ways = Enum.GetValues<Label>()
            .GroupBy(label => (Reach: AccessTable.Reach(by.Role, label), IsOfOne: label.IsOfOnePerson(), Barred: BarredBy(label, by)))
            .Select(g => new Way<T>(g.Key.Reach, Carries<T>([.. g], g.Key.IsOfOne, g.Key.Barred)));
        var confided = by.Confided;
        return (confided.Count == 0
            ? ways
            : ways.Append(new Way<T>(AccessTable.ReachOfConfided(by.Role), r => r.Label == Label.ChildConfidential && r.LabelPerson != null && confided.Contains(r.LabelPerson.Value))))
            .Where(w => w.Reach != Relationship.None);
    }

    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) => one.With(other, Expression.AndAlso);

    /// <summary>Any of them; with none of them nothing.</summary>
    public static Expression<Func<T, bool>> Or<T>(this IEnumerable<Expression<Func<T, bool>>> any) =>
        any.ToList() is [var first, .. var rest] ? rest.Aggregate(first, (all, next) => all.With(next, Expression.OrElse)) : _ => false;

    private static Expression<Func<T, bool>> Carries<T>(Label[] labels, bool isOfOne, IReadOnlyList<PersonId>? barred)
        where T : class, ISided =>
        (isOfOne, barred) switch
        {
            (false, _) => r => EF.Constant(labels).Contains(r.Label) && r.LabelPerson == null,
            (true, null) => r => EF.Constant(labels).Contains(r.Label) && r.LabelPerson != null,
            _ => r => EF.Constant(labels).Contains(r.Label) && r.LabelPerson != null && !barred.Contains(r.LabelPerson.Value),
        };

    /// <summary>Whose side the worker may not read under this label; null when there is nobody.</summary>
    private static IReadOnlyList<PersonId>? BarredBy(Label label, Acting by)
    {
        IReadOnlyList<PersonId> barred = label switch
        {
            Label.DaVictim => by.BarredVictims,
            Label.DaPerpetrator => by.BarredPerpetrators,
            Label.HealthMental or Label.HealthSubstance => [.. by.BarredVictims, .. by.BarredPerpetrators],
            _ => [],
        };
        return barred.Count == 0 ? null : barred;
    }

    private static Expression<Func<T, bool>> With<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other, Func<Expression, Expression, Expression> how) =>
        Expression.Lambda<Func<T, bool>>(how(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);
}
