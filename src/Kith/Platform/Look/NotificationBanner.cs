using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record NotificationBannerOptions : Content
{
    public string? TitleText { get; init; }
    public Markup? TitleHtml { get; init; }
    public int? TitleHeadingLevel { get; init; }
    public string? TitleId { get; init; }
    public string? Type { get; init; }
    public string? Role { get; init; }
    public bool? DisableAutoFocus { get; init; }

    public Markup Render()
    {
        var success = Type == "success";
        var kind = success ? "govuk-notification-banner--success" : null;
        var role = Class(Role) is { Length: > 0 } given ? given : success ? "alert" : "region";
        var title = new Content { Text = Class(TitleText) is { Length: > 0 } text ? text : success ? "Success" : "Important", Html = TitleHtml }.Words;
        var id = Or(TitleId, "govuk-notification-banner-title");
        var level = TitleHeadingLevel ?? 2;
        var body = Html is { IsEmpty: false } ? Html : When(!string.IsNullOrEmpty(Text), $"""<p class="govuk-notification-banner__heading">{Text}</p>""");
        return Of($"""
            <div class="{Class("govuk-notification-banner", kind, Classes)}" role="{role}" aria-labelledby="{id}"
            data-module="govuk-notification-banner"{Attr("data-disable-auto-focus", YesNo(DisableAutoFocus))}{Attributes}>
            <div class="govuk-notification-banner__header"><h{level} class="govuk-notification-banner__title" id="{id}">{title}</h{level}></div>
            <div class="govuk-notification-banner__content">{body}</div>
            </div>
            """);
    }
}

[HtmlTargetElement("govuk-notification-banner")]
public sealed class NotificationBannerTagHelper : ComponentTagHelper
{
    public string? Type { get; set; }
    public string? Text { get; set; }
    public string? Role { get; set; }
    public string? TitleId { get; set; }
    public int? TitleHeadingLevel { get; set; }
    public bool? DisableAutoFocus { get; set; }

    protected override Markup Render(Markup content) => new NotificationBannerOptions
    {
        Type = Type?.ToLowerInvariant(),
        Text = Text,
        Html = content,
        Role = Role,
        TitleHtml = Parts["govuk-notification-banner-title"]?.Html,
        TitleId = TitleId,
        TitleHeadingLevel = TitleHeadingLevel,
        DisableAutoFocus = DisableAutoFocus,
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}
