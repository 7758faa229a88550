using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record BreadcrumbsItem : Content
{
    public string? Href { get; init; }
}

public sealed record BreadcrumbsOptions
{
    public IReadOnlyList<BreadcrumbsItem> Items { get; init; } = [];
    public bool CollapseOnMobile { get; init; }
    public string? LabelText { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render() => Of($"""
        <nav class="{Class("govuk-breadcrumbs", Classes, CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null)}"{Attributes}
        aria-label="{LabelText ?? "Breadcrumb"}">
        <ol class="govuk-breadcrumbs__list">{All(Items, (item, _) => Crumb(item))}</ol>
        </nav>
        """);

    private static Markup Crumb(BreadcrumbsItem item) => string.IsNullOrEmpty(item.Href)
        ? Of($"""<li class="govuk-breadcrumbs__list-item" aria-current="page">{item.Words}</li>""")
        : Of($"""<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{item.Href}"{item.Attributes}>{item.Words}</a></li>""");
}

[HtmlTargetElement("govuk-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : ComponentTagHelper
{
    public bool CollapseOnMobile { get; set; }
    public string? LabelText { get; set; }

    protected override Markup Render(Markup content) => new BreadcrumbsOptions
    {
        Items = [.. Parts.Items.OfType<BreadcrumbsItem>()],
        CollapseOnMobile = CollapseOnMobile,
        LabelText = LabelText,
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}

[HtmlTargetElement("govuk-breadcrumbs-item", ParentTag = "govuk-breadcrumbs")]
public sealed class BreadcrumbsItemTagHelper(IUrlHelperFactory urls) : LinkPartTagHelper(urls)
{
    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Items.Add(new BreadcrumbsItem { Html = content, Href = Address, Attributes = rest });
}
