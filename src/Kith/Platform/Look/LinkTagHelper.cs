using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Platform.Look;

/// <summary>A component that leads somewhere: to an address, or to a page by name and route.</summary>
public abstract class LinkTagHelper(IUrlHelperFactory urls) : ComponentTagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public string? Href { get; set; }
    public string? AspPage { get; set; }
    public string? AspPageHandler { get; set; }

    [HtmlAttributeName("asp-all-route-data", DictionaryAttributePrefix = "asp-route-")]
    public IDictionary<string, string?> RouteValues { get; set; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    protected string? Address => AddressOf(urls, View, Href, AspPage, AspPageHandler, RouteValues);

    internal static string? AddressOf(IUrlHelperFactory urls, ViewContext view, string? href, string? page, string? handler, IDictionary<string, string?> route)
    {
        var url = urls.GetUrlHelper(view);
        if (page is null && handler is null && route.Count == 0) return href?.StartsWith("~/", StringComparison.Ordinal) == true ? url.Content(href) : href;
        return url.Page(page, handler, route) ?? throw new InvalidOperationException($"No page answers to {page} {handler}.");
    }
}

/// <summary>A part that leads somewhere.</summary>
public abstract class LinkPartTagHelper(IUrlHelperFactory urls) : PartTagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public string? Href { get; set; }
    public string? AspPage { get; set; }
    public string? AspPageHandler { get; set; }

    [HtmlAttributeName("asp-all-route-data", DictionaryAttributePrefix = "asp-route-")]
    public IDictionary<string, string?> RouteValues { get; set; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    protected string? Address => LinkTagHelper.AddressOf(urls, View, Href, AspPage, AspPageHandler, RouteValues);
}
