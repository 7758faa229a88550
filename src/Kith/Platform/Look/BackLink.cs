using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record BackLinkOptions : Content
{
    public string? Href { get; init; }

    public Markup Render() =>
        Of($"""<a href="{Or(Href, "#")}" class="{Class("govuk-back-link", Classes)}"{Attributes}>{Words}{When(Words.IsEmpty, $"Back")}</a>""");
}

[HtmlTargetElement("govuk-back-link")]
public sealed class BackLinkTagHelper(IUrlHelperFactory urls) : LinkTagHelper(urls)
{
    protected override Markup Render(Markup content) => new BackLinkOptions { Html = content, Href = Address, Classes = Classes, Attributes = Rest }.Render();
}
