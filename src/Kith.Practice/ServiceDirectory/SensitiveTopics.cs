namespace Kith.Practice.ServiceDirectory;

/// <summary>
/// Topics that can endanger or shame somebody when another reads over their shoulder, in their browser's history or in a log. Ours: the words of the
/// directory's own needs, wide on purpose, because a word kept out of an address costs nothing.
/// </summary>
public static class SensitiveTopics
{
    private static readonly string[] Stems =
    [
        "abus", "violen", "refuge", "coerc", "control", "stalk", "assault", "rape", "sexual", "forced", "honour", "harm", "suicid", "drug", "alcohol", "drink", "substance",
        "addict", "overdos", "mental", "depress", "anxi", "self-harm", "eating disorder", "hiv", "pregnan", "abortion", "gender", "lgbt", "gay", "lesbian", "trans", "asylum", "immigra",
        "prison", "offend", "gambl", "perpetrat", "victim", "surviv", "exploit", "traffick", "safe", "escap", "beat", "hit", "hurt", "afraid", "scared", "threat",
    ];

    public static bool Touches(string? words) => words is not null && Array.Exists(Stems, stem => words.Contains(stem, StringComparison.OrdinalIgnoreCase));
}
