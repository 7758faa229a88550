using System.Net;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record PanelAction
{
    public string? Text { get; init; }
    public string? Href { get; init; }
    public string? Type { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render() => string.IsNullOrEmpty(Href) || Type == "button"
        ? new ButtonOptions { Text = Text, Type = Type ?? "button", Href = Href, Classes = Class("govuk-button--inverse", Classes), Attributes = Attributes }
            .Render()
        : Of($"""<a class="{Class("govuk-link govuk-link--inverse", Classes)}" href="{Href}"{Attributes}>{Text}</a>""");
}

public sealed record PanelActions
{
    public IReadOnlyList<PanelAction>? Items { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render() => Of($"""
        <div class="{Class("govuk-panel__actions", Classes)}"{Attributes}>
        {When(Items is { Count: > 0 }, $"""<div class="govuk-button-group">{All(Items, (action, _) => action.Render())}</div>""")}
        </div>
        """);
}

public sealed record PanelOptions : Content
{
    public string? TitleText { get; init; }
    public Markup? TitleHtml { get; init; }
    public int? HeadingLevel { get; init; }
    public PanelActions? Actions { get; init; }

    public Markup Render()
    {
        var level = HeadingLevel ?? 1;
        var interrupts = Classes?.Contains("govuk-panel--interruption", StringComparison.Ordinal) == true;
        return Of($"""
            <div class="{Class("govuk-panel", interrupts ? null : "govuk-panel--confirmation", Classes)}"{Attributes}>
            <h{level} class="govuk-panel__title">{new Content { Text = TitleText, Html = TitleHtml }.Words}</h{level}>
            {When(!Words.IsEmpty, $"""<div class="govuk-panel__body">{Words}</div>""")}
            {(interrupts ? Actions?.Render() : null)}
            </div>
            """);
    }
}

[HtmlTargetElement("govuk-panel")]
public sealed class PanelTagHelper : ComponentTagHelper
{
    public int? HeadingLevel { get; set; }

    protected override Markup Render(Markup content) => new PanelOptions
    {
        TitleHtml = Parts["govuk-panel-title"]?.Html,
        Html = Parts["govuk-panel-body"]?.Html,
        HeadingLevel = HeadingLevel,
        Actions = Parts.Items.Count == 0 ? null : new PanelActions { Items = [.. Parts.Items.OfType<PanelAction>()] },
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}

[HtmlTargetElement("govuk-panel-action", ParentTag = "govuk-panel")]
public sealed class PanelActionTagHelper(IUrlHelperFactory urls) : LinkPartTagHelper(urls)
{
    public string? Type { get; set; }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) => to.Items.Add(
        new PanelAction { Text = WebUtility.HtmlDecode(content.ToString()), Href = Address, Type = Type, Classes = classes, Attributes = rest });
}
