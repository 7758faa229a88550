using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record WarningTextOptions : Content
{
    public string? IconFallbackText { get; init; }

    public Markup Render() => Of($"""
        <div class="{Class("govuk-warning-text", Classes)}"{Attributes}>
        <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
        <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{Or(IconFallbackText, "Warning")}</span>
        {Words}
        </strong>
        </div>
        """);
}

[HtmlTargetElement("govuk-warning-text")]
public sealed class WarningTextTagHelper : ComponentTagHelper
{
    public string? IconFallbackText { get; set; }

    protected override Markup Render(Markup content) =>
        new WarningTextOptions { IconFallbackText = IconFallbackText, Html = content, Classes = Classes, Attributes = Rest }.Render();
}
