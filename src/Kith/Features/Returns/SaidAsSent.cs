using System.Globalization;
using Kith.Practice.Returns;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>
/// What Kith holds of one record, in the words of the file that sent it where nobody has changed it since: a text that no column can hold, a code that
/// no code set knows and the file’s own spelling of a yes come out as they came in.
/// </summary>
/// <param name="sent">Null for a record that no file has sent.</param>
/// <param name="year">The census that is drawn: the calendar year in which it ends.</param>
/// <param name="within">The record that holds it, whose year a record without any value shares.</param>
internal sealed class SaidAsSent(SentRecord? sent, int year, SentRecord? within = null)
{
    private readonly CensusScope scope = CensusScope.Of(year);

    /// <summary>A file of this very year sent the record and nobody has changed what has been asked of it so far.</summary>
    public bool IsOfTheFile { get; private set; } = (sent is { Fields.Count: 0 } ? within : sent)?.LatestYear == year;

    public CensusText Text(string field, string? held) => new(Said(field, held, Settling.CodeIn, code => code));

    public CensusFlag Flag(string field, bool? held) => new(Said(field, held, text => new CensusFlag(text).Value, flag => flag switch { true => "1", false => "0", null => null }));

    public CensusNumber Number(string field, int? held) =>
        new(Said(field, held, text => new CensusNumber(text).Value, number => number?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A day that the census cannot know yet is left out, unless the year’s own file said it.</summary>
    public CensusDate Date(string field, DateOnly? held) => held > scope.To && !IsOfTheFilesYear(field) ? default : Planned(field, held);

    /// <summary>A day that is asked for only when it falls in the year.</summary>
    public CensusDate DateInYear(string field, DateOnly? held) => scope.Has(held) || IsOfTheFilesYear(field) ? Planned(field, held) : default;

    /// <summary>A day that may lie ahead.</summary>
    public CensusDate Planned(string field, DateOnly? held) => new(Said(field, held, text => new CensusDate(text).Value, Written));

    public IReadOnlyList<CensusText> Texts(string field, IEnumerable<string> held)
    {
        var said = Said(field, Settling.Together(held.Order(StringComparer.Ordinal)), Settling.CodesIn, codes => codes);
        var isOfYear = IsOfTheFilesYear(field);
        return said?.Split('\n').Where(text => isOfYear || text != Settling.Empty).Select(text => new CensusText(text == Settling.Empty ? string.Empty : text)).ToList() ?? [];
    }

    /// <summary>The sex as the year asks for it, until 2023-24 as a gender code; what the year’s own file sent stays as it was, in its place or not.</summary>
    public (CensusText Sex, CensusText Gender) Sex(string? held)
    {
        var hasSex = new CensusYear(year) >= FirstWithSex;
        var said = Said("Sex", held, Settling.SexIn, Written);
        var text = new CensusText(IsOfTheFilesYear("Sex") ? said : Written(held));
        return hasSex ? (text, default) : (default, text);

        string? Written(string? sex) => hasSex ? sex : sex switch { "M" => "1", "F" => "2", null => null, _ => "0" };
    }

    /// <summary>Groups of review days as the year’s file grouped them; otherwise one group of the year’s days.</summary>
    public IReadOnlyList<CensusReviews> Reviews(string field, IReadOnlyCollection<DateOnly> held)
    {
        var ofYear = held.Where(day => scope.Has(day)).ToHashSet();
        if (FieldOf($"{field} {new CensusYear(year)}") is { } file)
        {
            var groups = Settling.GroupsIn(file.Text);
            var days = groups.SelectMany(group => group).Select(text => new CensusDate(text).Value).OfType<DateOnly>().ToHashSet();
            if (days.IsSubsetOf(held) && ofYear.IsSubsetOf(days))
            {
                return [.. groups.Select(group => new CensusReviews { Line = 0, Dates = [.. group.Select(text => new CensusDate(text))] })];
            }

            IsOfTheFile = false;
        }

        return ofYear.Count == 0 ? [] : [new CensusReviews { Line = 0, Dates = [.. ofYear.Order().Select(day => new CensusDate(Written(day)))] }];
    }

    /// <summary>What a file sent of something that Kith has no column for.</summary>
    public string? Kept(string field) => Said<string?>(field, null, _ => null, _ => null);

    private static CensusYear FirstWithSex { get; } = new(2025);

    private string? Said<T>(string field, T held, Func<string, T> read, Func<T, string?> write)
    {
        if (FieldOf(field) is not { } file)
        {
            IsOfTheFile &= held is null;
            return write(held);
        }

        if (EqualityComparer<T>.Default.Equals(read(file.Text), held))
        {
            return file.Text.Length == 0 ? null : file.Text;
        }

        IsOfTheFile = false;
        return write(held);
    }

    private bool IsOfTheFilesYear(string field) => FieldOf(field)?.Year == year;

    private SentText? FieldOf(string field) => sent?.Fields.GetValueOrDefault(field);

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
