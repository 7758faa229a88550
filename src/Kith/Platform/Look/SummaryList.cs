using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record SummaryAction : Content
{
    public string? Href { get; init; }
    public string? VisuallyHiddenText { get; init; }

    internal Markup Render(Content? card)
    {
        var hidden = Of($"{When(!string.IsNullOrEmpty(VisuallyHiddenText), $" {VisuallyHiddenText}")}{When(card is not null, $" ({card?.Words})")}");
        var span = When(!hidden.IsEmpty, $"""<span class="govuk-visually-hidden">{hidden}</span>""");
        return Of($"""<a class="{Class("govuk-link", Classes)}" href="{Href}"{Attributes}>{Words}{span}</a>""");
    }
}

public sealed record SummaryActions
{
    public IReadOnlyList<SummaryAction>? Items { get; init; }
    public string? Classes { get; init; }
}

public sealed record SummaryListRow
{
    public Content Key { get; init; } = new();
    public Content Value { get; init; } = new();
    public SummaryActions? Actions { get; init; }
    public string? Classes { get; init; }
}

public sealed record SummaryCardTitle : Content
{
    public int? HeadingLevel { get; init; }
}

public sealed record SummaryCard
{
    public SummaryCardTitle? Title { get; init; }
    public SummaryActions? Actions { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render(Markup list)
    {
        var level = Title?.HeadingLevel ?? 2;
        var actions = Actions?.Items ?? [];
        var css = Class("govuk-summary-card__actions", Actions?.Classes);
        return Of($"""
            <div class="{Class("govuk-summary-card", Classes)}"{Attributes}>
            <div class="govuk-summary-card__title-wrapper">
            {When(Title is not null, $"""<h{level} class="{Class("govuk-summary-card__title", Title?.Classes)}">{Title?.Words}</h{level}>""")}
            {When(actions.Count == 1, $"""<div class="{css}">{All(actions, (action, _) => action.Render(Title))}</div>""")}
            {When(actions.Count > 1, $"""
                <ul class="{css}">{All(actions, (action, _) => Of($"""<li class="govuk-summary-card__action">{action.Render(Title)}</li>"""))}</ul>
                """)}
            </div>
            <div class="govuk-summary-card__content">{list}</div>
            </div>
            """);
    }
}

public sealed record SummaryListOptions
{
    public IReadOnlyList<SummaryListRow> Rows { get; init; } = [];
    public SummaryCard? Card { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render() => Card is null ? RenderList(null) : Card.Render(RenderList(Card.Title));

    internal Markup RenderList(Content? card)
    {
        var anyActions = Rows.Any(row => row.Actions is { Items.Count: > 0 });
        return Of($"""<dl class="{Class("govuk-summary-list", Classes)}"{Attributes}>{All(Rows, (row, _) => Row(row, anyActions, card))}</dl>""");
    }

    private static Markup Row(SummaryListRow row, bool anyActions, Content? card)
    {
        var actions = row.Actions?.Items ?? [];
        var css = Class("govuk-summary-list__actions", row.Actions?.Classes);
        var bare = anyActions && row.Actions?.Items is null ? "govuk-summary-list__row--no-actions" : null;
        return Of($"""
            <div class="{Class("govuk-summary-list__row", bare, row.Classes)}">
            <dt class="{Class("govuk-summary-list__key", row.Key.Classes)}">{row.Key.Words}</dt>
            <dd class="{Class("govuk-summary-list__value", row.Value.Classes)}">{row.Value.Words}</dd>
            {When(actions.Count == 1, $"""<dd class="{css}">{All(actions, (action, _) => action.Render(card))}</dd>""")}
            {When(actions.Count > 1, $"""
                <dd class="{css}"><ul class="govuk-summary-list__actions-list">
                {All(actions, (action, _) => Of($"""<li class="govuk-summary-list__actions-list-item">{action.Render(card)}</li>"""))}
                </ul></dd>
                """)}
            </div>
            """);
    }
}

