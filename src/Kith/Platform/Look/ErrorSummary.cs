using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record ErrorSummaryItem : Content
{
    public string? Href { get; init; }
}

public sealed record ErrorSummaryOptions
{
    public string? TitleText { get; init; }
    public Markup? TitleHtml { get; init; }
    public string? DescriptionText { get; init; }
    public Markup? DescriptionHtml { get; init; }
    public IReadOnlyList<ErrorSummaryItem>? ErrorList { get; init; }
    public bool? DisableAutoFocus { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var title = new Content { Text = TitleText, Html = TitleHtml };
        var description = new Content { Text = DescriptionText, Html = DescriptionHtml };
        var focus = Attr("data-disable-auto-focus", YesNo(DisableAutoFocus));
        return Of($"""
            <div class="{Class("govuk-error-summary", Classes)}"{focus}{Attributes} data-module="govuk-error-summary">
            <div role="alert">
            <h2 class="govuk-error-summary__title">{title.Words}</h2>
            <div class="govuk-error-summary__body">
            {When(!description.Words.IsEmpty, $"<p>{description.Words}</p>")}
            {When(ErrorList is { Count: > 0 }, $"""<ul class="govuk-list govuk-error-summary__list">{All(ErrorList, (item, _) => Line(item))}</ul>""")}
            </div></div></div>
            """);
    }

    private static Markup Line(ErrorSummaryItem item) =>
        Of($"<li>{(string.IsNullOrEmpty(item.Href) ? item.Words : Of($"<a href=\"{item.Href}\"{item.Attributes}>{item.Words}</a>"))}</li>");
}

/// <summary>Every error of the page, in the order of its questions. It stands in the layout, which renders after the page.</summary>
[HtmlTargetElement("govuk-error-summary")]
public sealed class ErrorSummaryTagHelper : ComponentTagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public bool? DisableAutoFocus { get; set; }

    protected override Markup Render(Markup content)
    {
        var shown = FieldErrors.In(View).DistinctBy(error => error.Name).ToList();
        var named = shown.Select(error => error.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var elsewhere = View.ViewData.ModelState.Where(state => !named.Contains(state.Key)).SelectMany(state => state.Value!.Errors)
            .Where(error => error.ErrorMessage.Length > 0).Select(error => new ErrorSummaryItem { Text = error.ErrorMessage });
        List<ErrorSummaryItem> all = [.. shown.Select(error => new ErrorSummaryItem { Text = error.Message, Href = error.Href }), .. elsewhere];
        if (all.Count == 0) return Empty;

        return new ErrorSummaryOptions
        {
            TitleText = "There is a problem",
            TitleHtml = Parts["govuk-error-summary-title"]?.Html,
            DescriptionHtml = Parts["govuk-error-summary-description"]?.Html,
            ErrorList = all,
            DisableAutoFocus = DisableAutoFocus,
            Classes = Classes,
            Attributes = Rest,
        }.Render();
    }
}
