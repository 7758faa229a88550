using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record PanelOptions : Content
{
    public string? TitleText { get; init; }
    public Markup? TitleHtml { get; init; }
    public int? HeadingLevel { get; init; }

    public Markup Render()
    {
        var level = HeadingLevel ?? 1;
        var kind = Classes?.Contains("govuk-panel--interruption", StringComparison.Ordinal) == true ? null : "govuk-panel--confirmation";
        return Of($"""
            <div class="{Class("govuk-panel", kind, Classes)}"{Attributes}>
            <h{level} class="govuk-panel__title">{new Content { Text = TitleText, Html = TitleHtml }.Words}</h{level}>
            {When(!Words.IsEmpty, $"""<div class="govuk-panel__body">{Words}</div>""")}
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
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}
