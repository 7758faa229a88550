namespace Kith.Practice.ServiceDirectory;

/// <summary>
/// Topics that can endanger or shame somebody when another reads over their shoulder, in their browser's history or in a log. Ours: the words of the
/// directory's own needs, wide on purpose, because a word kept out of an address costs nothing.
/// </summary>
public static class SensitiveTopics
{
    // A word that stands under two is told of under the first.
    private static readonly (string Topic, string[] Stems)[] Topics =
    [
        ("Self-harm and suicide", ["suicid", "self-harm", "self harm", "overdos"]),
        ("Sexual violence", ["rape", "sexual", "assault"]),
        ("Exploitation", ["exploit", "traffick"]),
        ("Domestic abuse and safety", ["abus", "violen", "refuge", "coerc", "control", "stalk", "forced", "honour", "harm", "perpetrat", "victim", "surviv", "safe", "escap", "beat", "hit", "hurt", "afraid", "scared", "threat"]),
        ("Drugs and alcohol", ["drug", "alcohol", "drink", "substance", "addict"]),
        ("Mental health", ["mental", "depress", "anxi", "eating disorder"]),
        ("Pregnancy and sexual health", ["hiv", "pregnan", "abortion"]),
        ("Gender and sexuality", ["gender", "lgbt", "gay", "lesbian", "trans"]),
        ("Asylum and immigration", ["asylum", "immigra"]),
        ("Prison and offending", ["prison", "offend"]),
        ("Gambling", ["gambl"]),
    ];

    public static bool Touches(string? words) => Of(words) is not null;

    /// <summary>The topic that some words touch; null when they touch none.</summary>
    public static string? Of(string? words) =>
        words is null ? null : Topics.FirstOrDefault(t => Array.Exists(t.Stems, stem => words.Contains(stem, StringComparison.OrdinalIgnoreCase))).Topic;
}
