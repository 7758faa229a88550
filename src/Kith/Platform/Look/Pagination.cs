using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record PaginationLink : Content
{
    public string? Href { get; init; }
    public string? LabelText { get; init; }
}

public sealed record PaginationItem
{
    public string? Number { get; init; }
    public string? Href { get; init; }
    public string? VisuallyHiddenText { get; init; }
    public bool Current { get; init; }
    public bool Ellipsis { get; init; }
    public Attributes? Attributes { get; init; }
}

public sealed record PaginationOptions
{
    private static readonly Markup PreviousArrow = Of($"""
        <svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15"
        aria-hidden="true" focusable="false" viewBox="0 0 15 13">
        <path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>
        """);

    private static readonly Markup NextArrow = Of($"""
        <svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15"
        aria-hidden="true" focusable="false" viewBox="0 0 15 13">
        <path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>
        """);

    public IReadOnlyList<PaginationItem>? Items { get; init; }
    public PaginationLink? Previous { get; init; }
    public PaginationLink? Next { get; init; }
    public string? LandmarkLabel { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    private bool IsBlock => Items is null && (Previous ?? Next) is not null;

    public Markup Render() => Of($"""
        <nav class="{Class("govuk-pagination", IsBlock ? "govuk-pagination--block" : null, Classes)}" aria-label="{LandmarkLabel ?? "Pagination"}"{Attributes}>
        {Arrow(Previous, "prev", "Previous")}
        {When(Items is not null, $"""<ul class="govuk-pagination__list">{All(Items, (item, _) => Page(item))}</ul>""")}
        {Arrow(Next, "next", "Next")}
        </nav>
        """);

    private Markup Arrow(PaginationLink? link, string side, string word)
    {
        if (string.IsNullOrEmpty(link?.Href)) return Empty;
        var words = link.Words.IsEmpty ? Of($"""{word}<span class="govuk-visually-hidden"> page</span>""") : link.Words;
        var labelled = !string.IsNullOrEmpty(link.LabelText);
        var title = Class("govuk-pagination__link-title", IsBlock && !labelled ? "govuk-pagination__link-title--decorated" : null);
        var arrowFirst = IsBlock || side == "prev";
        return Of($"""
            <div class="govuk-pagination__{side}">
            <a class="govuk-link govuk-pagination__link" href="{link.Href}" rel="{side}"{link.Attributes}>
            {(arrowFirst ? side == "prev" ? PreviousArrow : NextArrow : null)}
            <span class="{title}">{words}</span>
            {When(IsBlock && labelled, $"""<span class="govuk-visually-hidden">:</span><span class="govuk-pagination__link-label">{link.LabelText}</span>""")}
            {(arrowFirst ? null : NextArrow)}
            </a>
            </div>
            """);
    }

    private static Markup Page(PaginationItem item)
    {
        if (item.Ellipsis) return Of($"""<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>""");
        var css = Class("govuk-pagination__item", item.Current ? "govuk-pagination__item--current" : null);
        var label = item.VisuallyHiddenText ?? $"Page {item.Number}";
        var current = Attr("aria-current", item.Current ? "page" : null);
        var link = Of($"""<a class="govuk-link govuk-pagination__link" href="{item.Href}" aria-label="{label}"{current}{item.Attributes}>{item.Number}</a>""");
        return Of($"""<li class="{css}">{link}</li>""");
    }
}

[HtmlTargetElement("govuk-pagination")]
public sealed class PaginationTagHelper : ComponentTagHelper
{
    public string? LandmarkLabel { get; set; }

    protected override Markup Render(Markup content)
    {
        List<PaginationItem> items = [.. Parts.Items.OfType<PaginationItem>()];
        var links = Parts.Items.OfType<(string Side, PaginationLink Link)>().ToDictionary(link => link.Side, link => link.Link);
        return new PaginationOptions
        {
            Items = items.Count == 0 ? null : items,
            Previous = links.GetValueOrDefault("govuk-pagination-previous"),
            Next = links.GetValueOrDefault("govuk-pagination-next"),
            LandmarkLabel = LandmarkLabel,
            Classes = Classes,
            Attributes = Rest,
        }.Render();
    }
}

[HtmlTargetElement("govuk-pagination-item", ParentTag = "govuk-pagination")]
public sealed class PaginationItemTagHelper(IUrlHelperFactory urls) : LinkPartTagHelper(urls)
{
    public bool Current { get; set; }
    public string? VisuallyHiddenText { get; set; }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) => to.Items.Add(
        new PaginationItem { Number = content.ToString(), Href = Address, Current = Current, VisuallyHiddenText = VisuallyHiddenText, Attributes = rest });
}

[HtmlTargetElement("govuk-pagination-ellipsis", ParentTag = "govuk-pagination")]
public sealed class PaginationEllipsisTagHelper : PartTagHelper
{
    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Items.Add(new PaginationItem { Ellipsis = true });
}

[HtmlTargetElement("govuk-pagination-previous", ParentTag = "govuk-pagination")]
[HtmlTargetElement("govuk-pagination-next", ParentTag = "govuk-pagination")]
public sealed class PaginationLinkTagHelper(IUrlHelperFactory urls) : LinkPartTagHelper(urls)
{
    public string? LabelText { get; set; }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Items.Add((element, new PaginationLink { Html = content, Href = Address, LabelText = LabelText, Attributes = rest }));
}
