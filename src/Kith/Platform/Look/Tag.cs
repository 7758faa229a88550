using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record TagOptions : Content
{
    public Markup Render() => Of($"""<strong class="{Class("govuk-tag", Classes)}"{Attributes}>{Words}</strong>""");
}

[HtmlTargetElement("govuk-tag")]
public sealed class TagTagHelper : ComponentTagHelper
{
    protected override Markup Render(Markup content) => new TagOptions { Html = content, Classes = Classes, Attributes = Rest }.Render();
}
