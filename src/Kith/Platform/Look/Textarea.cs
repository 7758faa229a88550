using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public record TextareaOptions : FieldOptions
{
    public string? Value { get; init; }
    public int? Rows { get; init; }
    public bool? Spellcheck { get; init; }
    public string? Autocomplete { get; init; }

    public virtual Markup Render() => Box();

    protected Markup Box() => Field(BetweenPieces(Of($"""
        <textarea class="{Class("govuk-textarea", IfError("govuk-textarea--error"), Classes)}" id="{ControlId}" name="{Name}" rows="{(Rows is > 0 ? Rows.Value : 5)}"
        {Attr("spellcheck", YesNo(Spellcheck))}{Attr("autocomplete", Autocomplete)}{ControlAttributes}>{LeadingLine}{Value}</textarea>
        """)));

    // A browser drops the first line break after the tag, and with it one that somebody typed.
    private string LeadingLine => Value is ['\r' or '\n', ..] ? "\n" : "";
}

[HtmlTargetElement("govuk-textarea")]
public sealed class TextareaTagHelper : FieldTagHelper
{
    public string? Value { get; set; }
    public int? Rows { get; set; }
    public bool? Spellcheck { get; set; }
    public string? Autocomplete { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "textarea-")]
    public IDictionary<string, string?> TextareaAttributes { get; set; } = new Dictionary<string, string?>();

    protected override Markup Render(Markup content) => Filled(
        new TextareaOptions { Value = Value ?? CurrentValue, Rows = Rows, Spellcheck = Spellcheck, Autocomplete = Autocomplete }, TextareaAttributes).Render();
}
