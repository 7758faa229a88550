using Kith.Platform.Record;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;

namespace Kith.Features.Outcomes;

/// <summary>Published figures came in, or changed.</summary>
public sealed record BenchmarksTaken(Series Series, int Added, int Changed) : Fact;

/// <summary>A list of statistical neighbours came in, or changed.</summary>
public sealed record NeighboursTaken(int Edition, int Added, int Changed) : Fact;

/// <summary>Somebody said whom the measures are of and beside whom they stand.</summary>
public sealed record AuthoritySet(RowId Setting, string? Area, int? Population) : Fact;
