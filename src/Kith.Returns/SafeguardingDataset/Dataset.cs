namespace Kith.Returns.SafeguardingDataset;

/// <summary>A table of the dataset with its fields, by their published names.</summary>
public sealed record DatasetTable(string Name, IReadOnlyList<string> Fields);

/// <summary>
/// The Standard Safeguarding Dataset: 48 tables with 359 fields. Source: Data to Insight, ssd-data-model, July 2026.
/// </summary>
public static class Dataset
{
    /// <summary>Every table, in the order of the specification.</summary>
    public static IReadOnlyList<DatasetTable> Tables { get; } = [.. Published.PublishedText.Lines("Kith.Returns.SafeguardingDataset.tables.txt")
        .Select(line => line.Split(": ")).Select(line => new DatasetTable(line[0], line[1].Split(' ')))];
}
