using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record CheckboxesItem : ChoiceItem
{
    public string? Name { get; init; }
    public string? Behaviour { get; init; }
}

public sealed record CheckboxesOptions : ChoiceOptions
{
    public string? IdPrefix { get; init; }
    public IReadOnlyList<string>? Values { get; init; }
    public IReadOnlyList<CheckboxesItem> Items { get; init; } = [];

    public Markup Render()
    {
        var prefix = string.IsNullOrEmpty(IdPrefix) ? Name : IdPrefix;
        var describedBy = Fieldset is null ? Describing(prefix) : "";
        return Choices(prefix, null, Of($"""
            <div class="{Class("govuk-checkboxes", Classes)}"{Attributes} data-module="govuk-checkboxes">
            {FormGroup?.BeforeInputs?.Words}
            {All(Items, (item, i) => item.Render("checkboxes", "checkbox", item.IdAt(i, prefix), item.Name ?? Name, IsChecked(item), describedBy, item.Behaviour))}
            {FormGroup?.AfterInputs?.Words}
            </div>
            """));
    }

    private bool IsChecked(CheckboxesItem item) => item.Checked ?? (item.Value is not null && Values?.Contains(item.Value) == true);
}

[HtmlTargetElement("govuk-checkboxes")]
public sealed class CheckboxesTagHelper : ChoiceTagHelper
{
    [HtmlAttributeName(DictionaryAttributePrefix = "checkboxes-")]
    public IDictionary<string, string?> CheckboxesAttributes { get; set; } = new Dictionary<string, string?>();

    protected override Markup Render(Markup content) => Filled(
        new CheckboxesOptions { IdPrefix = ControlId, Values = CurrentValues, Items = [.. Parts.Items.OfType<CheckboxesItem>()] },
        CheckboxesAttributes).Render();
}
