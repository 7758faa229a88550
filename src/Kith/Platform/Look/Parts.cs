using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

/// <summary>What the elements inside a component have said to it.</summary>
public sealed class Parts
{
    private readonly Dictionary<string, Content> _slots = [];

    public LabelOptions? Label { get; set; }
    public LegendOptions? Legend { get; set; }
    public FieldsetOptions? Fieldset { get; set; }
    public HintOptions? Hint { get; set; }
    public ErrorMessageOptions? Error { get; set; }
    public List<object> Items { get; } = [];

    public Content? this[string slot]
    {
        get => _slots.GetValueOrDefault(slot);
        set => _slots[slot] = value!;
    }

    public void OpenIn(TagHelperContext context) => context.Items[typeof(Parts)] = this;

    public static Parts Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(Parts), out var parts)
            ? (Parts)parts
            : throw new InvalidOperationException($"<{context.TagName}> stands outside its component.");
}

/// <summary>An element of Kith's own that becomes another element's markup.</summary>
public abstract class LookTagHelper : TagHelper
{
    protected static (string? Classes, Attributes Others) Taken(TagHelperOutput output)
    {
        var rest = new Attributes();
        foreach (var attribute in output.Attributes)
            rest[attribute.Name] = attribute.Value is IHtmlContent html ? WebUtility.HtmlDecode(From(html).ToString()) : attribute.Value?.ToString();
        rest.Remove("class", out var classes);
        return (classes, rest);
    }

    protected static void Become(TagHelperOutput output, Markup html)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(html);
    }
}

/// <summary>A component: it opens its parts, lets the elements inside fill them and renders.</summary>
public abstract class ComponentTagHelper : LookTagHelper
{
    protected Parts Parts { get; } = new();

    protected string? Classes { get; private set; }

    protected Attributes Rest { get; private set; } = [];

    public override void Init(TagHelperContext context) => Parts.OpenIn(context);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = From(await output.GetChildContentAsync());
        (Classes, Rest) = Taken(output);
        Become(output, Render(content));
    }

    protected abstract Markup Render(Markup content);
}

/// <summary>An element that tells its component something and leaves nothing where it stands.</summary>
public abstract class PartTagHelper : LookTagHelper
{
    private Parts _to = null!;

    public override void Init(TagHelperContext context) => _to = Parts.Of(context);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = From(await output.GetChildContentAsync());
        var (classes, rest) = Taken(output);
        Give(_to, context.TagName, content, rest, classes);
        output.SuppressOutput();
    }

    protected abstract void Give(Parts to, string element, Markup content, Attributes rest, string? classes);
}

[HtmlTargetElement("govuk-input-prefix")]
[HtmlTargetElement("govuk-input-suffix")]
[HtmlTargetElement("govuk-radios-item-conditional")]
[HtmlTargetElement("govuk-checkboxes-item-conditional")]
[HtmlTargetElement("govuk-details-summary")]
[HtmlTargetElement("govuk-details-text")]
[HtmlTargetElement("govuk-notification-banner-title")]
[HtmlTargetElement("govuk-panel-title")]
[HtmlTargetElement("govuk-panel-body")]
[HtmlTargetElement("govuk-phase-banner-tag")]
[HtmlTargetElement("govuk-error-summary-title")]
[HtmlTargetElement("govuk-error-summary-description")]
[HtmlTargetElement("govuk-feedback-title")]
[HtmlTargetElement("govuk-generic-header-end")]
[HtmlTargetElement("govuk-service-navigation-start")]
[HtmlTargetElement("govuk-service-navigation-end")]
[HtmlTargetElement("govuk-summary-card-title")]
[HtmlTargetElement("govuk-summary-list-row-key")]
[HtmlTargetElement("govuk-summary-list-row-value")]
[HtmlTargetElement("govuk-task-list-item-name")]
[HtmlTargetElement("govuk-task-list-item-hint")]
[HtmlTargetElement("govuk-task-list-item-status")]
public sealed class SlotTagHelper : PartTagHelper
{
    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to[element] = new Content { Html = content, Classes = classes, Attributes = rest };
}
