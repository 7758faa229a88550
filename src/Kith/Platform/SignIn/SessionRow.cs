using Kith.Practice.Shared;

namespace Kith.Platform.SignIn;

/// <summary>
/// One worker signed in at one browser (TR-35). The cookie names it and nothing else; when the row is gone, so is the session. Its id is new at each
/// sign-in, at each fresh proof and at each change of posting, so that an id known before is worth nothing after.
/// </summary>
public sealed class SessionRow
{
    public required Guid Id { get; init; }

    public required Guid Account { get; init; }

    /// <summary>The account's security stamp as the session began: another password or a closed account ends every session.</summary>
    public required string Stamp { get; init; }

    public PostingId? Posting { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime ProvedAt { get; init; }

    /// <summary>The last request, to the minute.</summary>
    public DateTime LastSeenAt { get; init; }

    /// <summary>The browser in words, so that its worker knows it again.</summary>
    public required string Device { get; init; }
}

/// <summary>The session of this request.</summary>
/// <param name="EndsAt">When it ends if nothing more is asked for.</param>
/// <param name="CanBeExtended">Whether asking for something puts that off.</param>
/// <param name="IsProved">Who is there proved it within the last minutes.</param>
public sealed record CurrentSession(Guid Id, Guid Account, DateTime EndsAt, TimeSpan Left, TimeSpan Warning, bool CanBeExtended, bool IsProved);

/// <summary>A browser and its system, as plainly as their own words allow.</summary>
internal static class Device
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Windows", "Windows"), ("Mac OS", "a Mac"), ("CrOS", "a Chromebook"), ("Linux", "Linux")];

    public static string InWords(string? agent) => $"{Find(Browsers, agent) ?? "A browser"} on {Find(Systems, agent) ?? "a computer"}";

    private static string? Find((string Mark, string Name)[] known, string? agent) =>
        known.Where(k => agent?.Contains(k.Mark, StringComparison.Ordinal) == true).Select(k => k.Name).FirstOrDefault();
}
