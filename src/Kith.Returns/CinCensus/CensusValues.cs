using System.Globalization;

namespace Kith.Returns.CinCensus;

/// <summary>
/// A text or a code as sent. <see cref="Raw"/> is null when the element was not sent and empty when it was sent empty;
/// <see cref="Value"/> is the same without the white space around it, or null when nothing is left.
/// </summary>
public readonly record struct CensusText(string? Raw)
{
    /// <summary>The text without white space around it; null when not sent or blank.</summary>
    public string? Value => IsBlank ? null : Raw!.Trim();

    /// <summary>True when the element stood in the file, even if empty.</summary>
    public bool IsSent => Raw is not null;

    /// <summary>True when not sent, empty or only white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Raw);

    /// <summary>The text as sent; empty when not sent.</summary>
    public override string ToString() => Raw ?? "";
}

/// <summary>
/// A day as sent. The census writes days as yyyy-mm-dd; anything else, or a day that does not exist such as 2024-02-30,
/// keeps its <see cref="Raw"/> text and has no <see cref="Value"/>.
/// </summary>
public readonly record struct CensusDate(string? Raw)
{
    /// <summary>The day; null when not sent, blank or unreadable.</summary>
    public DateOnly? Value { get; } =
        DateOnly.TryParseExact(Raw.AsSpan().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>True when the element stood in the file, even if empty.</summary>
    public bool IsSent => Raw is not null;

    /// <summary>True when not sent, empty or only white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Raw);

    /// <summary>True when something was sent that is not a day.</summary>
    public bool IsUnreadable => !IsBlank && Value is null;

    /// <summary>The text as sent; empty when not sent.</summary>
    public override string ToString() => Raw ?? "";
}

/// <summary>
/// A yes or no as sent. The schema writes 0 and 1, files in use also write false and true: both are read, nothing else is.
/// </summary>
public readonly record struct CensusFlag(string? Raw)
{
    /// <summary>Yes or no; null when not sent, blank or unreadable.</summary>
    public bool? Value => Raw.AsSpan().Trim() switch
    {
        "1" or "true" => true,
        "0" or "false" => false,
        _ => null,
    };

    /// <summary>True when the element stood in the file, even if empty.</summary>
    public bool IsSent => Raw is not null;

    /// <summary>True when not sent, empty or only white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Raw);

    /// <summary>True when something was sent that is neither yes nor no.</summary>
    public bool IsUnreadable => !IsBlank && Value is null;

    /// <summary>The text as sent; empty when not sent.</summary>
    public override string ToString() => Raw ?? "";
}

/// <summary>A whole number as sent; it may be negative, which a rule may then refuse.</summary>
public readonly record struct CensusNumber(string? Raw)
{
    /// <summary>The number; null when not sent, blank or unreadable.</summary>
    public int? Value =>
        int.TryParse(Raw.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True when the element stood in the file, even if empty.</summary>
    public bool IsSent => Raw is not null;

    /// <summary>True when not sent, empty or only white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Raw);

    /// <summary>True when something was sent that is not a whole number.</summary>
    public bool IsUnreadable => !IsBlank && Value is null;

    /// <summary>The text as sent; empty when not sent.</summary>
    public override string ToString() => Raw ?? "";
}
