using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>What somebody looks for, as far as it can be put into the terms of the directory.</summary>
public sealed record DirectoryFilter
{
    public string? Words { get; init; }

    /// <summary>Of each group one term, or what stands under it, must be there.</summary>
    public IReadOnlyList<IReadOnlyList<TermId>> Terms { get; init; } = [];

    public TaxonomyId? Taxonomy { get; init; }

    public OrganizationId? Organization { get; init; }

    public DateTime? ModifiedAfter { get; init; }

    /// <summary>In years. A service fits when its ages and these overlap; an age that a service does not say is open.</summary>
    public double? AgeFrom { get; init; }

    public double? AgeTo { get; init; }

    /// <summary>0 is Monday; one of these days is enough.</summary>
    public IReadOnlyList<int> Days { get; init; } = [];

    /// <summary>Minutes after midnight between which, in part at least, it is open.</summary>
    public int? Opens { get; init; }

    public int? Closes { get; init; }

    public string? Postcode { get; init; }

    public double? WithinMetres { get; init; }

    public bool IsFree { get; init; }

    public bool IsAccessible { get; init; }

    public bool IsTermTime { get; init; }

    public bool IsInPerson { get; init; }

    public bool IsOnline { get; init; }

    public bool IsAtHome { get; init; }

    public string? Language { get; init; }

    /// <summary>Nothing is asked for: all there is.</summary>
    public bool IsEmpty => this == new DirectoryFilter { Terms = Terms, Days = Days } && Terms.Count == 0 && Days.Count == 0;

    /// <summary>The numbers of the services that have one of the terms, or one that stands under it.</summary>
    internal static IQueryable<int> Under(KithDb db, IReadOnlyList<TermId> oneOf) =>
        from a in db.Set<TermAncestor>() join t in db.Set<ServiceTerm>() on a.Term equals t.Term where oneOf.Contains(a.Ancestor) select t.Service;

    /// <summary>The services that fit, but for words and places.</summary>
    internal IQueryable<Service> Of(KithDb db, Audience audience)
    {
        var fitting = audience == Audience.Public ? db.Services.Where(s => s.SeenBy == Audience.Public) : db.Services.Where(s => s.Audience != Audience.Confidential);
        fitting = Organization is { } organization ? fitting.Where(s => s.Organization == organization) : fitting;
        fitting = ModifiedAfter is { } after ? fitting.Where(s => s.ModifiedAt >= after) : fitting;
        fitting = AgeFrom is { } from ? fitting.Where(s => s.MaximumAge == null || s.MaximumAge >= from) : fitting;
        fitting = AgeTo is { } to ? fitting.Where(s => s.MinimumAge == null || s.MinimumAge <= to) : fitting;
        fitting = IsFree ? fitting.Where(s => s.IsFree) : fitting;
        fitting = IsAccessible ? fitting.Where(s => s.IsAccessible) : fitting;
        fitting = IsTermTime ? fitting.Where(s => s.IsTermTime) : fitting;
        fitting = IsInPerson || IsOnline || IsAtHome ? fitting.Where(s => (IsInPerson && s.IsInPerson) || (IsOnline && s.IsOnline) || (IsAtHome && s.IsAtHome)) : fitting;
        if (Language is { } language)
        {
            fitting = fitting.Where(s => db.Set<ServiceLanguage>().Any(l => l.Service == s.Number && l.Language == language));
        }

        if (Taxonomy is { } taxonomy)
        {
            fitting = fitting.Where(s => db.Set<ServiceTerm>().Any(t => t.Service == s.Number && db.TaxonomyTerms.Any(k => k.Id == t.Term && k.Taxonomy == taxonomy)));
        }

        foreach (var oneOf in Terms)
        {
            var under = Under(db, oneOf);
            fitting = fitting.Where(s => under.Contains(s.Number));
        }

        if (Days.Count > 0 || Opens is not null || Closes is not null)
        {
            var (days, opens, closes) = (Days, Opens ?? 0, Closes ?? (24 * 60));
            fitting = fitting.Where(s => db.Set<ServiceSlot>().Any(w => w.Service == s.Number && (days.Count == 0 || days.Contains(w.Day)) && w.Opens < closes && w.Closes > opens));
        }

        return fitting;
    }
}
