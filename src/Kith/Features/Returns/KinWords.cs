using Kith.Practice.Families;

namespace Kith.Features.Returns;

/// <summary>To whom of a household a word of kinship ties a person.</summary>
internal enum KinSide
{
    Children,
    Mother,
    Father,
    OtherAdult,
}

/// <summary>The relationship words of a people file. A word that is not here records no kinship: it is kept as sent.</summary>
internal static class KinWords
{
    private static readonly Dictionary<string, (KinKind Kind, KinSide To)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mother"] = (KinKind.MotherOf, KinSide.Children),
        ["mum"] = (KinKind.MotherOf, KinSide.Children),
        ["father"] = (KinKind.FatherOf, KinSide.Children),
        ["dad"] = (KinKind.FatherOf, KinSide.Children),
        ["step-parent"] = (KinKind.StepParentOf, KinSide.Children),
        ["step-mother"] = (KinKind.StepParentOf, KinSide.Children),
        ["step-father"] = (KinKind.StepParentOf, KinSide.Children),
        ["grandparent"] = (KinKind.GrandparentOf, KinSide.Children),
        ["grandmother"] = (KinKind.GrandparentOf, KinSide.Children),
        ["grandfather"] = (KinKind.GrandparentOf, KinSide.Children),
        ["carer"] = (KinKind.OtherCarerOf, KinSide.Children),
        ["foster carer"] = (KinKind.OtherCarerOf, KinSide.Children),
        ["kinship carer"] = (KinKind.OtherCarerOf, KinSide.Children),
        ["guardian"] = (KinKind.OtherCarerOf, KinSide.Children),
        ["special guardian"] = (KinKind.OtherCarerOf, KinSide.Children),
        ["brother"] = (KinKind.SiblingOf, KinSide.Children),
        ["sister"] = (KinKind.SiblingOf, KinSide.Children),
        ["sibling"] = (KinKind.SiblingOf, KinSide.Children),
        ["mother's partner"] = (KinKind.PartnerOf, KinSide.Mother),
        ["father's partner"] = (KinKind.PartnerOf, KinSide.Father),
        ["partner"] = (KinKind.PartnerOf, KinSide.OtherAdult),
    };

    private static readonly HashSet<string> OfTheChild = new(StringComparer.OrdinalIgnoreCase) { "child", "son", "daughter" };

    public static (KinKind Kind, KinSide To)? Find(string? word) => word is not null && Words.TryGetValue(Plain(word), out var kin) ? kin : null;

    /// <summary>A word that Kith knows, even if it ties nobody: a child's "child".</summary>
    public static bool Knows(string? word) => word is null || OfTheChild.Contains(Plain(word)) || Words.ContainsKey(Plain(word));

    private static string Plain(string word)
    {
        var plain = word.Replace('’', '\'');
        return plain.StartsWith("step", StringComparison.OrdinalIgnoreCase) ? $"step-{plain[4..].TrimStart('-', ' ')}" : plain;
    }
}
