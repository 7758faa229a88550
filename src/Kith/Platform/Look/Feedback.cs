using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record FeedbackOptions : Content
{
    public string? TitleText { get; init; }
    public Markup? TitleHtml { get; init; }
    public int? HeadingLevel { get; init; }

    public Markup Render()
    {
        var level = HeadingLevel ?? 2;
        var body = Html is { IsEmpty: false } ? Html : When(!string.IsNullOrEmpty(Text), $"""<p class="govuk-body">{Text}</p>""");
        return Of($"""
            <div class="{Class("govuk-feedback govuk-width-container", Classes)}"{Attributes}>
            <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <h{level} class="govuk-feedback__title">{new Content { Text = TitleText, Html = TitleHtml }.Words}</h{level}>
            {When(!body.IsEmpty, $"""<div class="govuk-feedback__body">{body}</div>""")}
            </div></div></div>
            """);
    }
}

[HtmlTargetElement("govuk-feedback")]
public sealed class FeedbackTagHelper : ComponentTagHelper
{
    public string? Title { get; set; }
    public int? HeadingLevel { get; set; }

    protected override Markup Render(Markup content) => new FeedbackOptions
    {
        TitleText = Title,
        TitleHtml = Parts["govuk-feedback-title"]?.Html,
        HeadingLevel = HeadingLevel,
        Html = content,
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}
