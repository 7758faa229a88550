using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kith.Testing;

/// <summary>
/// Refuses a change that two people could make at once without either being told (TR-41): what is changed has a concurrency token of its own, or belongs to a record that has one and is changed with it.
/// It watches every test.
/// </summary>
public sealed class GuardedChanges : SaveChangesInterceptor
{
    /// <summary>What nobody edits, and why.</summary>
    private static readonly FrozenDictionary<string, string> NobodyEdits = new Dictionary<string, string>
    {
        ["Finding"] = "drawn anew from the record, and from the explanations, which are only added to",
        ["ReadTally"] = "counted from the audit",
        ["OwnerAsking"] = "counts the mails to an owner",
        ["Stranger"] = "what a provider said of whoever came last",
        ["ListingWatch"] = "up to where one worker has looked, in their own list",
        ["IdentityUserPasskey`1"] = "the count of a worker’s own key, kept by the library that checks it",
        ["IdentityPasskeyData"] = "the same",
        ["Benchmark"] = "published figures, taken in whole",
        ["BenchmarkArea"] = "published figures, taken in whole",
        ["StatisticalNeighbour"] = "published figures, taken in whole",
        ["TaxonomyTerm"] = "a published list, taken in whole",
    }.ToFrozenDictionary();

    public static GuardedChanges Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Look(eventData.Context!.ChangeTracker);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(eventData.Context!.ChangeTracker);
        return new(result);
    }

    private static void Look(ChangeTracker tracker)
    {
        var entries = tracker.Entries().ToList();
        if (entries.Find(e => e.State == EntityState.Modified && !NobodyEdits.ContainsKey(e.Metadata.ClrType.Name) && !IsGuarded(e, entries)) is { } entry)
        {
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is changed without a token: {string.Join(", ", entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name))}");
        }
    }

    private static bool IsGuarded(EntityEntry entry, IReadOnlyList<EntityEntry> entries) =>
        entry.Metadata.GetProperties().Any(p => p.IsConcurrencyToken) || entry.Metadata.GetForeignKeys().Any(key => entries.Any(e => IsOf(e, key, entry) && e.State is EntityState.Modified or EntityState.Added && IsGuarded(e, entries)));

    private static bool IsOf(EntityEntry principal, IReadOnlyForeignKey key, EntityEntry entry) =>
        principal.Metadata.ClrType == key.PrincipalEntityType.ClrType && !ReferenceEquals(principal, entry)
        && key.Properties.Zip(key.PrincipalKey.Properties, (own, its) => Equals(entry.CurrentValues[own.Name], principal.CurrentValues[its.Name])).All(same => same);
}
