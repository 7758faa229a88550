using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record ButtonOptions : Content
{
    private static readonly Markup StartIcon = Of($"""
        <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
        <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>
        """);

    public string? Id { get; init; }
    public string? Href { get; init; }
    public string? Type { get; init; }
    public string? Name { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public bool? PreventDoubleClick { get; init; }
    public bool IsStartButton { get; init; }

    public Markup Render()
    {
        var words = IsStartButton ? Of($"""{(Html is null ? Words : Of($"<span>{Html}</span>"))}{StartIcon}""") : Words;
        var css = Class("govuk-button", Classes, IsStartButton ? "govuk-button--start" : null);
        var common = Of($""" class="{css}" data-module="govuk-button"{Attributes}{Attr("id", Id)}""");
        if (!string.IsNullOrEmpty(Href)) return Of($"""<a href="{Href}" role="button" draggable="false"{common}>{words}</a>""");

        var state = Of($"{When(Disabled, $""" disabled aria-disabled="true" """)}{Attr("data-prevent-double-click", YesNo(PreventDoubleClick))}");
        return Of($"""<button type="{Or(Type, "submit")}"{Attr("value", Value)}{Attr("name", Name)}{state}{common}>{words}</button>""");
    }
}

[HtmlTargetElement("govuk-button")]
public sealed class ButtonTagHelper : ComponentTagHelper
{
    public string? Id { get; set; }
    public string? Type { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public bool Disabled { get; set; }
    public bool? PreventDoubleClick { get; set; }

    protected override Markup Render(Markup content) => new ButtonOptions
    {
        Html = content,
        Id = Id,
        Type = Type,
        Name = Name,
        Value = Value,
        Disabled = Disabled,
        PreventDoubleClick = PreventDoubleClick,
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}

[HtmlTargetElement("govuk-button-link")]
public sealed class ButtonLinkTagHelper(IUrlHelperFactory urls) : LinkTagHelper(urls)
{
    public string? Id { get; set; }
    public bool IsStartButton { get; set; }

    protected override Markup Render(Markup content) =>
        new ButtonOptions { Html = content, Id = Id, IsStartButton = IsStartButton, Href = Address ?? "#", Classes = Classes, Attributes = Rest }.Render();
}

[HtmlTargetElement("govuk-button-group")]
public sealed class ButtonGroupTagHelper : ComponentTagHelper
{
    protected override Markup Render(Markup content) => Of($"""<div class="{Class("govuk-button-group", Classes)}"{Rest}>{content}</div>""");
}
