using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record SelectItem
{
    public string? Text { get; init; }
    public string? Value { get; init; }
    public bool? Selected { get; init; }
    public bool Disabled { get; init; }
    public Attributes? Attributes { get; init; }
}

public sealed record SelectOptions : FieldOptions
{
    public string? Value { get; init; }
    public IReadOnlyList<SelectItem> Items { get; init; } = [];

    public Markup Render() => Field(BetweenPieces(Of($"""
        <select class="{Class("govuk-select", Classes, IfError("govuk-select--error"))}" id="{ControlId}" name="{Name}"{ControlAttributes}>
        {All(Items, (item, _) => Option(item))}
        </select>
        """)));

    private Markup Option(SelectItem item)
    {
        var selected = item.Selected ?? (!string.IsNullOrEmpty(Value) && (item.Value ?? item.Text) == Value);
        var value = When(item.Value is not null, $" value=\"{item.Value}\"");
        return Of($"<option{value}{Flag("selected", selected)}{Flag("disabled", item.Disabled)}{item.Attributes}>{item.Text}</option>");
    }
}

[HtmlTargetElement("govuk-select")]
public sealed class SelectTagHelper : FieldTagHelper
{
    public string? Value { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "select-")]
    public IDictionary<string, string?> SelectAttributes { get; set; } = new Dictionary<string, string?>();

    protected override Markup Render(Markup content) =>
        Filled(new SelectOptions { Value = Value ?? CurrentValue, Items = [.. Parts.Items.OfType<SelectItem>()] }, SelectAttributes).Render();
}

[HtmlTargetElement("govuk-select-item", ParentTag = "govuk-select")]
public sealed class SelectItemTagHelper : PartTagHelper
{
    public string? Value { get; set; }
    public bool? Selected { get; set; }
    public bool Disabled { get; set; }

    // An option holds text alone, so what the page has encoded is decoded and encoded once.
    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) => to.Items.Add(new SelectItem
    {
        Text = System.Net.WebUtility.HtmlDecode(content.ToString()),
        Value = Value,
        Selected = Selected,
        Disabled = Disabled,
        Attributes = rest,
    });
}
