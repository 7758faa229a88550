using System.Text.RegularExpressions;

namespace Kith.Features.Governance;

/// <summary>What a line of the audit calls a page, in plain English. A page without words of its own is named by its address.</summary>
internal static partial class RouteWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [""] = "Overview",
        ["workbook"] = "Workbook",
        ["workbook/*"] = "One entry of the workbook",
        ["children/*"] = "A child’s file",
        ["people"] = "People of the family",
        ["people/*"] = "One person",
        ["addresses/*"] = "The form that asks to see a protected location",
        ["assessment/*"] = "An assessment",
        ["documents/*/file"] = "A document that goes out",
        ["contacts"] = "What the front door was told",
        ["supervision"] = "Supervision",
        ["supervision/*"] = "One group supervision",
        ["services/paper/*"] = "List of services on paper",
        ["access"] = "Who may open the family",
        ["reads"] = "Who has looked at the family",
        ["record/visit"] = "The form of a visit",
        ["record/summary"] = "The form of a summary",
        ["record/update"] = "The form of an update",
    };

    public static string Of(string? route)
    {
        var path = Parameter().Replace((route ?? string.Empty).Trim('/'), "*");
        var isOfFamily = path.StartsWith("families/*", StringComparison.Ordinal);
        var rest = isOfFamily ? path["families/*".Length..].Trim('/') : path;
        if (isOfFamily && Words.TryGetValue(rest, out var words))
        {
            return words;
        }

        var plain = string.Join(", ", rest.Split('/').Where(p => p is not ("*" or "")).Select(p => p.Replace('-', ' ')));
        return plain.Length == 0 ? "A page" : char.ToUpperInvariant(plain[0]) + plain[1..];
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1_000)]
    private static partial Regex Parameter();
}
