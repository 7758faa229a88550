using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record InputOptions : FieldOptions
{
    public string? Type { get; init; }
    public string? Value { get; init; }
    public string? Autocomplete { get; init; }
    public string? Autocapitalize { get; init; }
    public string? Inputmode { get; init; }
    public string? Pattern { get; init; }
    public bool? Spellcheck { get; init; }
    public Content? Prefix { get; init; }
    public Content? Suffix { get; init; }
    public Content? InputWrapper { get; init; }

    public Markup Render()
    {
        var input = Of($"""
            <input class="{Class("govuk-input", Classes, IfError("govuk-input--error"))}" id="{ControlId}" name="{Name}" type="{Or(Type, "text")}"
            {Attr("spellcheck", YesNo(Spellcheck))}{When(Value is not null, $" value=\"{Value}\"")}{Attr("autocomplete", Autocomplete)}
            {Attr("autocapitalize", Autocapitalize)}{Attr("pattern", Pattern)}{Attr("inputmode", Inputmode)}{ControlAttributes}>
            """);
        Markup[] around = [Affix(Prefix, "prefix"), Affix(Suffix, "suffix"), FormGroup?.BeforeInput?.Words ?? Empty, FormGroup?.AfterInput?.Words ?? Empty];
        return Field(around.All(piece => piece.IsEmpty) ? input : Of($"""
            <div class="{Class("govuk-input__wrapper", InputWrapper?.Classes)}"{InputWrapper?.Attributes}>
            {BetweenPieces(Of($"{around[0]}{input}{around[1]}"))}
            </div>
            """));
    }

    private static Markup Affix(Content? affix, string side) => When(affix is { Words.IsEmpty: false },
        $"""<div class="{Class($"govuk-input__{side}", affix?.Classes)}" aria-hidden="true"{affix?.Attributes}>{affix?.Words}</div>""");
}

[HtmlTargetElement("govuk-input")]
public sealed class InputTagHelper : FieldTagHelper
{
    public string? Type { get; set; }
    public string? Value { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public bool? Spellcheck { get; set; }
    public string? Prefix { get; set; }
    public string? Suffix { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "input-")]
    public IDictionary<string, string?> InputAttributes { get; set; } = new Dictionary<string, string?>();

    protected override Markup Render(Markup content) => Filled(new InputOptions
    {
        Type = Type,
        Value = Value ?? CurrentValue,
        Autocomplete = Autocomplete,
        Inputmode = Inputmode,
        Spellcheck = Spellcheck,
        Prefix = Parts["govuk-input-prefix"] ?? Said(Prefix),
        Suffix = Parts["govuk-input-suffix"] ?? Said(Suffix),
    }, InputAttributes).Render();
}
