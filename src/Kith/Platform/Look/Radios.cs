using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public record ChoiceItem : Content
{
    public string? Id { get; init; }
    public string? Value { get; init; }
    public bool? Checked { get; init; }
    public bool Disabled { get; init; }
    public string? Divider { get; init; }
    public HintOptions? Hint { get; init; }
    public LabelOptions? Label { get; init; }
    public Content? Conditional { get; init; }

    // The first has no number, so that the error summary can lead to it.
    internal string IdAt(int place, string? prefix) => Id ?? (place == 0 ? prefix! : $"{prefix}-{place + 1}");

    internal Markup Render(string kind, string type, string id, string? name, bool isChecked, string describedBy, string? behaviour)
    {
        if (!string.IsNullOrEmpty(Divider)) return Of($"""<div class="govuk-{kind}__divider">{Divider}</div>""");

        var hint = Hint is { Words.IsEmpty: false } ? Hint with { Id = $"{id}-item-hint", Classes = Class($"govuk-{kind}__hint", Hint.Classes) } : null;
        var label = (Label ?? new()) with { Text = Text, Html = Html, For = id, Classes = Class($"govuk-{kind}__label", Label?.Classes) };
        var reveals = Conditional is { Html.IsEmpty: false };
        var hidden = isChecked ? null : $"govuk-{kind}__conditional--hidden";
        return Of($"""
            <div class="govuk-{kind}__item">
            <input class="govuk-{kind}__input" id="{id}" name="{name}" type="{type}" value="{Value}"{Flag("checked", isChecked)}{Flag("disabled", Disabled)}
            {Attr("data-aria-controls", reveals ? $"conditional-{id}" : null)}{Attr("data-behaviour", behaviour)}
            {Attr("aria-describedby", Class(describedBy, hint?.Id))}{Attributes}>
            {label.Render()}{hint?.Render()}
            </div>
            {When(reveals, $"""<div class="{Class($"govuk-{kind}__conditional", hidden)}" id="conditional-{id}">{Conditional?.Html}</div>""")}
            """);
    }
}

public sealed record RadiosOptions : ChoiceOptions
{
    public string? IdPrefix { get; init; }
    public string? Value { get; init; }
    public IReadOnlyList<ChoiceItem> Items { get; init; } = [];

    public Markup Render()
    {
        var prefix = string.IsNullOrEmpty(IdPrefix) ? Name : IdPrefix;
        return Choices(prefix, null, Of($"""
            <div class="{Class("govuk-radios", Classes)}"{Attributes} data-module="govuk-radios">
            {FormGroup?.BeforeInputs?.Words}
            {All(Items, (item, i) => item.Render("radios", "radio", item.IdAt(i, prefix), Name, IsChecked(item), "", null))}
            {FormGroup?.AfterInputs?.Words}
            </div>
            """));
    }

    private bool IsChecked(ChoiceItem item) => item.Checked ?? (!string.IsNullOrEmpty(Value) && item.Value == Value);
}

[HtmlTargetElement("govuk-radios")]
public sealed class RadiosTagHelper : ChoiceTagHelper
{
    public string? Value { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "radios-")]
    public IDictionary<string, string?> RadiosAttributes { get; set; } = new Dictionary<string, string?>();

    protected override Markup Render(Markup content) => Filled(
        new RadiosOptions { IdPrefix = ControlId, Value = Value ?? CurrentValue, Items = [.. Parts.Items.OfType<ChoiceItem>()] }, RadiosAttributes).Render();
}

[HtmlTargetElement("govuk-radios-item")]
[HtmlTargetElement("govuk-checkboxes-item")]
public sealed class ChoiceItemTagHelper : PartTagHelper
{
    private readonly Parts _parts = new();

    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public bool? Checked { get; set; }
    public bool Disabled { get; set; }
    public string? Hint { get; set; }
    public string? Behaviour { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "input-")]
    public IDictionary<string, string?> InputAttributes { get; set; } = new Dictionary<string, string?>();

    public override void Init(TagHelperContext context)
    {
        base.Init(context);
        _parts.OpenIn(context);
    }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) => to.Items.Add(new CheckboxesItem
    {
        Id = Id,
        Name = Name,
        Value = Value ?? "",
        Checked = Checked,
        Disabled = Disabled,
        Behaviour = Behaviour,
        Html = content,
        Hint = _parts.Hint ?? (Hint is null ? null : new HintOptions { Text = Hint }),
        Conditional = _parts["govuk-radios-item-conditional"] ?? _parts["govuk-checkboxes-item-conditional"],
        Attributes = Attributes.From(InputAttributes, rest),
    });
}

[HtmlTargetElement("govuk-radios-divider", ParentTag = "govuk-radios")]
[HtmlTargetElement("govuk-radios-divider", ParentTag = "govuk-radios-fieldset")]
[HtmlTargetElement("govuk-checkboxes-divider", ParentTag = "govuk-checkboxes")]
[HtmlTargetElement("govuk-checkboxes-divider", ParentTag = "govuk-checkboxes-fieldset")]
public sealed class DividerTagHelper : PartTagHelper
{
    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Items.Add(new CheckboxesItem { Divider = System.Net.WebUtility.HtmlDecode(content.ToString()) });
}
