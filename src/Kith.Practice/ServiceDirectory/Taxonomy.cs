using Kith.Practice.Shared;

namespace Kith.Practice.ServiceDirectory;

/// <summary>A list of terms by which services are found: kinds of service, needs, circumstances.</summary>
public sealed class Taxonomy
{
    private Taxonomy()
    {
    }

    public TaxonomyId Id { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public string Description { get; private set; } = string.Empty;

    public string? Uri { get; private set; }

    public string? Edition { get; private set; }

    public static Taxonomy List(TaxonomyId id, string name, string? description, string? uri = null, string? edition = null) =>
        new() { Id = id, Name = name, Description = description ?? name, Uri = uri, Edition = edition };

    public void Say(string name, string? description, string? uri, string? edition) => (Name, Description, Uri, Edition) = (name, description ?? name, uri ?? Uri, edition ?? Edition);
}

/// <summary>One term of a taxonomy. A search for it finds what stands under its children too.</summary>
public sealed class TaxonomyTerm
{
    private TaxonomyTerm()
    {
    }

    public TermId Id { get; private set; }

    public TaxonomyId? Taxonomy { get; private set; }

    public TermId? Parent { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>Whether searching for it tells something about the searcher that no address or log may show.</summary>
    public bool IsSensitive { get; private set; }

    public string Listing { get; private set; } = string.Empty;

    /// <summary>Other words by which its list says that it is found, with commas between.</summary>
    public string Also { get; private set; } = string.Empty;

    /// <summary>Ids of terms under which it stands besides its parent, with spaces between.</summary>
    public string OtherParents { get; private set; } = string.Empty;

    public static TaxonomyTerm List(TermId id, TaxonomyId? taxonomy, TermId? parent, string name, string listing)
    {
        var term = new TaxonomyTerm { Id = id };
        term.Say(taxonomy, parent, name, listing);
        return term;
    }

    public void FindBy(string also, string otherParents) => (Also, OtherParents) = (also, otherParents);

    public void Say(TaxonomyId? taxonomy, TermId? parent, string name, string listing) =>
        (Taxonomy, Parent, Name, Listing, IsSensitive) = (taxonomy, parent == Id ? null : parent, name, listing, SensitiveTopics.Touches(name));
}
