using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record ServiceNavigationItem : Content
{
    public string? Href { get; init; }
    public bool Current { get; init; }
    public bool Active { get; init; }
}

public sealed record ServiceNavigationSlots
{
    public Markup? Start { get; init; }
    public Markup? End { get; init; }
    public Markup? NavigationStart { get; init; }
    public Markup? NavigationEnd { get; init; }
}

public sealed record ServiceNavigationOptions
{
    public string? ServiceName { get; init; }
    public string? ServiceUrl { get; init; }
    public IReadOnlyList<ServiceNavigationItem> Navigation { get; init; } = [];
    public ServiceNavigationSlots Slots { get; init; } = new();
    public bool? CollapseNavigationOnMobile { get; init; }
    public string? NavigationLabel { get; init; }
    public string? NavigationId { get; init; }
    public string? NavigationClasses { get; init; }
    public string? AriaLabel { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var common = Of($""" class="{Class("govuk-service-navigation", Classes)}" data-module="govuk-service-navigation"{Attributes}""");
        var inside = Of($"""
            <div class="govuk-width-container">{Slots.Start}<div class="govuk-service-navigation__container">{Service()}{List()}</div>{Slots.End}</div>
            """);
        return string.IsNullOrEmpty(ServiceName) && Slots.Start is null && Slots.End is null
            ? Of($"<div{common}>{inside}</div>")
            : Of($"<section aria-label=\"{AriaLabel ?? "Service information"}\"{common}>{inside}</section>");
    }

    private Markup Service()
    {
        if (string.IsNullOrEmpty(ServiceName)) return Empty;
        var name = string.IsNullOrEmpty(ServiceUrl)
            ? Of($"""<span class="govuk-service-navigation__text">{ServiceName}</span>""")
            : Of($"""<a href="{ServiceUrl}" class="govuk-service-navigation__link">{ServiceName}</a>""");
        return Of($"""<span class="govuk-service-navigation__service-name">{name}</span>""");
    }

    private Markup List()
    {
        if (Navigation.Count == 0 && Slots.NavigationStart is null && Slots.NavigationEnd is null) return Empty;
        var id = Or(NavigationId, "navigation");
        var toggle = When(CollapseNavigationOnMobile ?? Navigation.Count > 1, $"""
            <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="{id}" hidden aria-hidden="true">Menu</button>
            """);
        return Of($"""
            <nav aria-label="{Or(NavigationLabel, "Menu")}" class="{Class("govuk-service-navigation__wrapper", NavigationClasses)}">
            {toggle}
            <ul class="govuk-service-navigation__list" id="{id}">{Slots.NavigationStart}{All(Navigation, (item, _) => Item(item))}{Slots.NavigationEnd}</ul>
            </nav>
            """);
    }

    private static Markup Item(ServiceNavigationItem item)
    {
        var here = item.Active || item.Current;
        var current = Attr("aria-current", item.Current ? "page" : item.Active ? "true" : null);
        var words = here ? Of($"""<strong class="govuk-service-navigation__active-fallback">{item.Words}</strong>""") : item.Words;
        var link = string.IsNullOrEmpty(item.Href)
            ? When(!item.Words.IsEmpty, $"""<span class="govuk-service-navigation__text"{current}>{words}</span>""")
            : Of($"""<a class="govuk-service-navigation__link" href="{item.Href}"{current}{item.Attributes}>{words}</a>""");
        return Of($"""<li class="{Class("govuk-service-navigation__item", here ? "govuk-service-navigation__item--active" : null)}">{link}</li>""");
    }
}

[HtmlTargetElement("govuk-service-navigation")]
public sealed class ServiceNavigationTagHelper : ComponentTagHelper
{
    public string? ServiceName { get; set; }
    public string? ServiceUrl { get; set; }
    public string? NavigationLabel { get; set; }
    public IEnumerable<ServiceNavigationItem> Items { get; set; } = [];

    protected override Markup Render(Markup content) => new ServiceNavigationOptions
    {
        ServiceName = ServiceName,
        ServiceUrl = ServiceUrl,
        NavigationLabel = NavigationLabel,
        Navigation = [.. Items, .. Parts.Items.OfType<ServiceNavigationItem>()],
        Slots = new() { Start = Parts["govuk-service-navigation-start"]?.Html, End = Parts["govuk-service-navigation-end"]?.Html },
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}

[HtmlTargetElement("govuk-service-navigation-nav-item", ParentTag = "govuk-service-navigation")]
public sealed class ServiceNavigationItemTagHelper(IUrlHelperFactory urls) : LinkPartTagHelper(urls)
{
    public bool Current { get; set; }
    public bool Active { get; set; }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Items.Add(new ServiceNavigationItem { Html = content, Href = Address, Current = Current, Active = Active, Attributes = rest });
}
