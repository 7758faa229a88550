using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record CharacterCountOptions : TextareaOptions
{
    public int? Maxlength { get; init; }
    public int? Maxwords { get; init; }
    public int? Threshold { get; init; }
    public string? CountType { get; init; }
    public Content? CountMessage { get; init; }

    public override Markup Render()
    {
        var limit = Maxwords ?? Maxlength;
        var countType = CountType ?? (Maxwords is > 0 ? "words" : null);
        var count = new Attributes { ["data-module"] = "govuk-character-count" };
        if (Maxlength is { } length) count["data-maxlength"] = Text(length);
        if (Maxwords is { } words) count["data-maxwords"] = Text(words);
        if (Threshold is { } threshold) count["data-threshold"] = Text(threshold);
        if (countType is not null) count["data-count-type"] = countType;
        foreach (var (name, value) in FormGroup?.Attributes ?? []) count[name] = value;

        var message = new HintOptions
        {
            Id = $"{ControlId}-info",
            Classes = Class("govuk-character-count__message", CountMessage?.Classes),
            Text = limit is null ? null : $"You can enter up to {limit} {(countType == "words" ? "words" : "characters")}",
        };
        return (this with
        {
            DescribedBy = $"{ControlId}-info",
            Classes = Class("govuk-js-character-count", Classes),
            FormGroup = (FormGroup ?? new()) with
            {
                Classes = Class("govuk-character-count", FormGroup?.Classes),
                Attributes = count,
                AfterInput = new Content { Html = Of($"{message.Render()}{FormGroup?.AfterInput?.Words}") },
            },
        }).Box();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

[HtmlTargetElement("govuk-character-count")]
public sealed class CharacterCountTagHelper : FieldTagHelper
{
    public string? Value { get; set; }
    public int? Rows { get; set; }
    public int? MaxLength { get; set; }
    public int? MaxWords { get; set; }
    public int? Threshold { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "textarea-")]
    public IDictionary<string, string?> TextareaAttributes { get; set; } = new Dictionary<string, string?>();

    protected override Markup Render(Markup content) => Filled(
        new CharacterCountOptions { Value = Value ?? CurrentValue, Rows = Rows, Maxlength = MaxLength, Maxwords = MaxWords, Threshold = Threshold },
        TextareaAttributes).Render();
}
