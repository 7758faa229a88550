using Kith.Practice.Shared;

namespace Kith.Practice.Outcomes;

/// <summary>
/// Whom the record’s measures are of and beside whom they stand, as somebody set it. The newest one holds; earlier ones stay, with who set them.
/// </summary>
public sealed class AuthoritySetting
{
    public const int MostNeighbours = 10;

    /// <summary>Ours: no authority of England has as many children.</summary>
    public const int LargestPopulation = 5_000_000;

    private readonly List<ChosenNeighbour> neighbours = [];

    private AuthoritySetting()
    {
    }

    public RowId Id { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>The authority’s own three-digit code where figures are published of it.</summary>
    public string? Area { get; private set; }

    public string? Region { get; private set; }

    /// <summary>Children aged 0 to 17, in place of the published estimate.</summary>
    public int? Population { get; private set; }

    /// <summary>The calendar year that the population is of.</summary>
    public int? PopulationYear { get; private set; }

    /// <summary>Where what was chosen comes from, in the words that every page shows beside it.</summary>
    public string? Source { get; private set; }

    public DateTime SetAt { get; private set; }

    /// <summary>Who set it; the operator when null.</summary>
    public PostingId? SetBy { get; private set; }

    /// <summary>The neighbours in place of the DfE’s ten; none takes those.</summary>
    public IReadOnlyList<ChosenNeighbour> Neighbours => neighbours;

    public static Outcome<AuthoritySetting> Set(AuthorityChoice choice, PostingId? by, Now now)
    {
        var source = Text.Trimmed(choice.Source);
        var no = new Refusals()
            .If(Text.Trimmed(choice.Name) is null, "Name", "Enter the name of the authority")
            .If(choice.Name?.Length > Text.Line, "Name", "The name of the authority must be 200 characters or fewer")
            .If(choice.Population is < 1 or > LargestPopulation, "Population", "The number of children must be between 1 and 5,000,000")
            .If(choice.Population is not null && choice.PopulationYear is null, "PopulationYear", "Enter the year that the number of children is of")
            .If(choice.Population is null && choice.PopulationYear is not null, "Population", "Enter the number of children, or leave out the year")
            .If(choice.PopulationYear is < 1990 or > 2100, "PopulationYear", "The year must be between 1990 and 2100")
            .If(choice.Neighbours.Count > MostNeighbours, "Neighbours", "Choose 10 neighbours or fewer")
            .If(choice.Neighbours.Distinct(StringComparer.Ordinal).Count() != choice.Neighbours.Count, "Neighbours", "Each neighbour must be chosen once")
            .If(choice.Area is { } own && choice.Neighbours.Contains(own, StringComparer.Ordinal), "Neighbours", "The authority cannot be its own neighbour")
            .If(source is null && (choice.Population is not null || choice.Neighbours.Count > 0), "Source", "Enter where the number of children or the choice of neighbours comes from")
            .If(source?.Length > Text.Sentence, "Source", "Where it comes from must be 1,000 characters or fewer");
        if (no.Any)
        {
            return no;
        }

        var setting = new AuthoritySetting
        {
            Id = Shared.Id.New<RowId>(now),
            Name = choice.Name!.Trim(),
            Area = choice.Area,
            Region = choice.Region,
            Population = choice.Population,
            PopulationYear = choice.PopulationYear,
            Source = source,
            SetAt = now.Moment,
            SetBy = by,
        };
        setting.neighbours.AddRange(choice.Neighbours.Select((code, i) => new ChosenNeighbour(i + 1, code)));
        return setting;
    }
}

public sealed class ChosenNeighbour(int rank, string area)
{
    public int Rank { get; private set; } = rank;

    public string Area { get; private set; } = area;
}

/// <summary>What somebody chose for the measures.</summary>
/// <param name="Neighbours">Three-digit codes, the nearest first.</param>
public sealed record AuthorityChoice(string? Name, string? Area, string? Region, int? Population, int? PopulationYear, IReadOnlyList<string> Neighbours, string? Source);
