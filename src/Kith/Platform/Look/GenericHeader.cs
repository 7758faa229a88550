using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record GenericHeaderOptions
{
    public string? Url { get; init; }
    public string? LogoText { get; init; }
    public Markup? LogoHtml { get; init; }
    public string? ContainerClasses { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    /// <summary>Kith's own addition: what stands beside the name, such as search and sign-out.</summary>
    public Markup? End { get; init; }

    public Markup Render() => Of($"""
        <div class="{Class("govuk-generic-header", Classes)}"{Attributes}>
        <div class="govuk-generic-header__container {Or(ContainerClasses, "govuk-width-container")}">
        <div class="govuk-generic-header__logo">
        <a href="{Or(Url, "/")}" class="govuk-generic-header__homepage-link">{new Content { Text = LogoText, Html = LogoHtml }.Words}</a>
        </div>
        {When(End is { IsEmpty: false }, $"""<div class="kith-header__end">{End}</div>""")}
        </div>
        </div>
        """);
}

[HtmlTargetElement("govuk-generic-header")]
public sealed class GenericHeaderTagHelper : ComponentTagHelper
{
    public string? Url { get; set; }
    public string? LogoText { get; set; }

    protected override Markup Render(Markup content) => new GenericHeaderOptions
    {
        Url = Url,
        LogoText = LogoText,
        LogoHtml = content,
        End = Parts["govuk-generic-header-end"]?.Html,
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}
