using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Kith.Tests.Platform.Look;

/// <summary>HTML written so that two texts are equal when a browser would make the same of them: attributes sorted, layout's white space gone.</summary>
internal static partial class Html
{
    public static string Canonical(string html)
    {
        var text = new StringBuilder();
        foreach (var node in new HtmlParser().ParseDocument($"<body>{html}").Body!.ChildNodes) Write(node, 0, text);
        return text.ToString();
    }

    private static void Write(INode node, int depth, StringBuilder text)
    {
        var indent = new string(' ', depth * 2);
        if (node is IText { Data: var data })
        {
            var words = node.ParentElement?.LocalName == "textarea" ? data : WhiteSpace().Replace(data, " ").Trim();
            if (words.Length > 0) text.Append(indent).AppendLine(words);
        }

        if (node is not IElement element) return;
        text.Append(indent).Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
            text.Append(' ').Append(attribute.Name).Append("=\"").Append(Value(attribute)).Append('"');
        text.AppendLine(">");
        foreach (var child in element.ChildNodes) Write(child, depth + 1, text);
    }

    private static string Value(IAttr attribute) => attribute.Name == "class"
        ? string.Join(' ', attribute.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
        : attribute.Value;

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WhiteSpace();
}
