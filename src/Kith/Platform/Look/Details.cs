using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record DetailsOptions : Content
{
    public string? SummaryText { get; init; }
    public Markup? SummaryHtml { get; init; }
    public string? Id { get; init; }
    public bool Open { get; init; }

    public Markup Render() => Of($"""
        <details{Attr("id", Id)} class="{Class("govuk-details", Classes)}"{Attributes}{Flag("open", Open)}>
        <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{new Content { Text = SummaryText, Html = SummaryHtml }.Words}</span>
        </summary>
        <div class="govuk-details__text">{Words}</div>
        </details>
        """);
}

[HtmlTargetElement("govuk-details")]
public sealed class DetailsTagHelper : ComponentTagHelper
{
    public string? Id { get; set; }
    public bool Open { get; set; }
    public string? SummaryText { get; set; }

    protected override Markup Render(Markup content) => new DetailsOptions
    {
        Id = Id,
        Open = Open,
        SummaryText = SummaryText,
        SummaryHtml = Parts["govuk-details-summary"]?.Html,
        Html = Parts["govuk-details-text"]?.Html ?? content,
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}
