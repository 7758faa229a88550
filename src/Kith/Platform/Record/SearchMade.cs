using System.Globalization;
using System.Text.RegularExpressions;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Platform.Record;

/// <summary>That a worker looked for people (TR-50).</summary>
/// <param name="Terms">What was typed. It is never kept: only its mark, which the same words give again and which tells nobody whom.</param>
/// <param name="Of">What it was for, such as the contact.</param>
/// <param name="Family">The family that was meant, where it was not theirs to find.</param>
public sealed record SearchMade(SearchKind Kind, SearchPurpose Purpose, string Terms, int Found, Guid? Of = null, FamilyId? Family = null)
{
    /// <summary>The same person gives the same words, whoever wrote the name.</summary>
    public static string OfPerson(string? firstName, string? lastName, DateOnly? born, string? number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Text.LettersOf(firstName)} {Text.LettersOf(lastName)} {born:yyyy-MM-dd} {number}");
}

/// <summary>What a line of the audit says of a search.</summary>
/// <param name="Mark">The keyed hash of what was looked for, made with a key that stands outside the database.</param>
public sealed partial record SearchLine(SearchKind Kind, SearchPurpose Purpose, int Found, string Mark)
{
    /// <summary>As such lines begin, for whoever counts them in SQL.</summary>
    public static string Beginning(SearchKind kind, SearchPurpose purpose) => $"search={kind} for={purpose} ";

    /// <summary>The same of those in which nobody was found.</summary>
    public static string InVain(SearchKind kind, SearchPurpose purpose) => $"{Beginning(kind, purpose)}found=0 ";

    public string Written(Guid? of) => string.Create(CultureInfo.InvariantCulture, $"{Beginning(Kind, Purpose)}found={Found} mark={Mark}{(of is null ? string.Empty : $" of={of}")}");

    /// <returns>Null for a line about something else.</returns>
    public static SearchLine? Read(string? subject) =>
        AsWritten().Match(subject ?? string.Empty) is { Success: true } line
        && Enum.TryParse<SearchKind>(line.Groups["kind"].Value, out var kind)
        && Enum.TryParse<SearchPurpose>(line.Groups["purpose"].Value, out var purpose)
            ? new SearchLine(kind, purpose, int.Parse(line.Groups["found"].Value, CultureInfo.InvariantCulture), line.Groups["mark"].Value)
            : null;

    [GeneratedRegex("^search=(?<kind>[A-Za-z]+) for=(?<purpose>[A-Za-z]+) found=(?<found>[0-9]{1,9}) mark=(?<mark>[0-9a-f]{24})", RegexOptions.None, 1_000)]
    private static partial Regex AsWritten();
}
