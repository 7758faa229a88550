using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record InsetTextOptions : Content
{
    public string? Id { get; init; }

    public Markup Render() => Of($"""<div{Attr("id", Id)} class="{Class("govuk-inset-text", Classes)}"{Attributes}>{Words}</div>""");
}

[HtmlTargetElement("govuk-inset-text")]
public sealed class InsetTextTagHelper : ComponentTagHelper
{
    public string? Id { get; set; }

    protected override Markup Render(Markup content) => new InsetTextOptions { Id = Id, Html = content, Classes = Classes, Attributes = Rest }.Render();
}
