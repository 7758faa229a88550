using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record SkipLinkOptions : Content
{
    public string? Href { get; init; }

    public Markup Render() =>
        Of($"""<a href="{Or(Href, "#content")}" class="{Class("govuk-skip-link", Classes)}"{Attributes} data-module="govuk-skip-link">{Words}</a>""");
}

[HtmlTargetElement("govuk-skip-link")]
public sealed class SkipLinkTagHelper : ComponentTagHelper
{
    public string? Href { get; set; }

    protected override Markup Render(Markup content) => new SkipLinkOptions { Html = content, Href = Href, Classes = Classes, Attributes = Rest }.Render();
}
