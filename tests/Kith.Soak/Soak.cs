using System.Globalization;
using Kith.Testing;

namespace Kith.Soak;

/// <summary>
/// A figure that Kith is held to. Each soak is one test of the trait <c>Soak</c>: it holds the figure, and shows by its control that it could fail.
/// <c>./dev test</c> runs the quick form, <c>./dev soak NAME [--cycles N]</c> the full one.
/// </summary>
// Its uses read as they are meant: Soak.Cycles, Soak.Say.
#pragma warning disable MA0049
internal static class Soak
{
    private const string Variable = "KITH_SOAK_CYCLES";

    /// <summary>How often to do it: as often as was asked, or as the full or the quick form does.</summary>
    public static int Cycles(int quick, int full) => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => quick,
        "full" => full,
        var asked => int.Parse(asked, CultureInfo.InvariantCulture),
    };

    /// <summary>Says a figure, so that it can stand in docs/benchmarks.md.</summary>
    /// <param name="on">The database that it is of, where that is not the one of the run.</param>
    public static void Say(FormattableString figure, string? on = null) =>
        Console.WriteLine($"   {on ?? (TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")}: {FormattableString.Invariant(figure)}");
}
#pragma warning restore MA0049
