using System.Text.RegularExpressions;

namespace Kith.Demo;

/// <summary>The bank of invented sentences, by the heading under which they stand in Words/*.txt.</summary>
internal static class Bank
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Sections = Read();

    public static IReadOnlyList<string> Of(string heading) => Sections[heading];

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        var sections = new Dictionary<string, IReadOnlyList<string>>();
        var assembly = typeof(Bank).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Kith.Demo.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            List<string> section = [];
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('['))
                {
                    section = [];
                    sections.Add(line.Trim('[', ']'), section);
                }
                else if (line.Length > 0)
                {
                    section.Add(line);
                }
            }
        }

        return sections;
    }
}

/// <summary>How one family is written about: no sentence comes twice until its heading is used up.</summary>
internal sealed partial class Voice(Chance chance)
{
    private readonly HashSet<string> said = [];

    /// <summary>A sentence of a heading about somebody; null when none can be said of them.</summary>
    public string? Say(string heading, IReadOnlyDictionary<string, string> about)
    {
        var fitting = Bank.Of(heading).Where(s => Blank().Matches(s).All(m => about.ContainsKey(m.Groups["name"].Value))).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        var fresh = fitting.Where(s => !said.Contains(s)).ToList();
        if (fresh.Count == 0)
        {
            said.ExceptWith(fitting);
            fresh = fitting;
        }

        var sentence = chance.Of(fresh);
        said.Add(sentence);
        return Blank().Replace(sentence, m => about[m.Groups["name"].Value]);
    }

    /// <summary>The same where every heading has a sentence that fits anybody.</summary>
    public string Tell(string heading, IReadOnlyDictionary<string, string> about) =>
        Say(heading, about) ?? throw new InvalidOperationException($"No sentence under {heading} fits");

    [GeneratedRegex(@"\{(?<name>[a-z.C]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blank();
}
