using System.Reflection;
using Kith.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SlowestFirst))]

namespace Kith.Tests;

/// <summary>Classes with slow tests begin first, so that at the end no processor waits for one long test.</summary>
public sealed class SlowestFirst : ITestCollectionOrderer
{
    private static readonly HashSet<string> Slow = typeof(SlowestFirst).Assembly.GetTypes().Where(IsSlow).Select(t => t.FullName!).ToHashSet();

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection =>
        [.. testCollections.OrderBy(c => !c.TestCollectionDisplayName.Split(' ').Any(Slow.Contains)).ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static bool IsSlow(Type type) =>
        type.GetMethods().Cast<MemberInfo>().Append(type).SelectMany(m => m.GetCustomAttributes<TraitAttribute>()).Any(t => (t.Name, t.Value) == ("Speed", "slow"));
}
