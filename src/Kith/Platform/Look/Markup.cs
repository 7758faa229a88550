using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Kith.Platform.Look;

/// <summary>HTML that is already encoded: text put into it through <see cref="Of"/> is encoded on the way.</summary>
public sealed class Markup : IHtmlContent
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    public static readonly Markup Empty = new("");

    private readonly string _html;

    private Markup(string html) => _html = html;

    public bool IsEmpty => _html.Length == 0;

    public static Markup Of(Written html) => new(html.ToString());

    public static Markup Text(string? text) => string.IsNullOrEmpty(text) ? Empty : new(Encoder.Encode(text));

    public static Markup From(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, Encoder);
        return new(writer.ToString().Trim());
    }

    /// <summary>The markup if the condition holds; if not, nothing in it is evaluated.</summary>
    public static Markup When(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] Written html) =>
        condition ? new(html.ToString()) : Empty;

    public static Markup All<T>(IEnumerable<T>? items, Func<T, int, Markup> render) =>
        items is null ? Empty : new(string.Concat(items.Select((item, i) => render(item, i)._html)));

    public static Markup Attr(string name, string? value) => When(!string.IsNullOrEmpty(value), $" {name}=\"{value}\"");

    public static Markup Flag(string name, bool on) => When(on, $" {name}");

    public static string Or(string? value, string otherwise) => string.IsNullOrEmpty(value) ? otherwise : value;

    public static string? YesNo(bool? value) => value is { } yes ? yes ? "true" : "false" : null;

    public static string Class(params IEnumerable<string?> names) => string.Join(' ', names.Where(name => !string.IsNullOrEmpty(name)));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_html);

    public override string ToString() => _html;

    [InterpolatedStringHandler]
    public readonly ref struct Written
    {
        private readonly StringBuilder _html;

        public Written(int literalLength, int formattedCount) => _html = new(literalLength + formattedCount * 16);

        public Written(int literalLength, int formattedCount, bool condition, out bool wanted) : this(condition ? literalLength : 0, formattedCount) =>
            wanted = condition;

        public void AppendLiteral(string html) => _html.Append(html);

        public void AppendFormatted(string? text) => _html.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _html.Append(number);

        public void AppendFormatted(Markup? html) => _html.Append(html?._html);

        public void AppendFormatted(Attributes? attributes) => _html.Append(attributes?.Render()._html);

        public override string ToString() => _html.ToString();
    }
}

/// <summary>Further attributes of an element, by name.</summary>
public sealed class Attributes : Dictionary<string, string?>
{
    public static Attributes From(params IEnumerable<KeyValuePair<string, string?>>[] sources)
    {
        var all = new Attributes();
        foreach (var (name, value) in sources.SelectMany(source => source)) all[name] = value;
        return all;
    }

    public Markup Render() => Markup.All(this, (pair, _) => Markup.Of($" {pair.Key}=\"{pair.Value}\""));
}
