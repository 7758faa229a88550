using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record TaskListStatus : Content
{
    public TagOptions? Tag { get; init; }

    protected internal override Markup Words => Tag is null ? base.Words : Tag.Render();
}

public sealed record TaskListItem
{
    public Content Title { get; init; } = new();
    public Content? Hint { get; init; }
    public TaskListStatus Status { get; init; } = new();
    public string? Href { get; init; }
    public string? Classes { get; init; }
}

public sealed record TaskListOptions
{
    public IReadOnlyList<TaskListItem> Items { get; init; } = [];
    public string? IdPrefix { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render() =>
        Of($"""<ul class="{Class("govuk-task-list", Classes)}"{Attributes}>{All(Items, (item, i) => Item(item, $"{IdPrefix ?? "task-list"}-{i + 1}"))}</ul>""");

    private static Markup Item(TaskListItem item, string id)
    {
        var linked = !string.IsNullOrEmpty(item.Href);
        var describedBy = Class(item.Hint is null ? null : $"{id}-hint", $"{id}-status");
        var css = Class("govuk-link govuk-task-list__link", item.Title.Classes);
        var title = linked
            ? Of($"""<a class="{css}" href="{item.Href}" aria-describedby="{describedBy}">{item.Title.Words}</a>""")
            : Of($"<div{Attr("class", item.Title.Classes)}>{item.Title.Words}</div>");
        return Of($"""
            <li class="{Class("govuk-task-list__item", linked ? "govuk-task-list__item--with-link" : null, item.Classes)}">
            <div class="govuk-task-list__name-and-hint">
            {title}{When(item.Hint is not null, $"""<div id="{id}-hint" class="govuk-task-list__hint">{item.Hint?.Words}</div>""")}
            </div>
            <div class="{Class("govuk-task-list__status", item.Status.Classes)}" id="{id}-status">{item.Status.Words}</div>
            </li>
            """);
    }
}

[HtmlTargetElement("govuk-task-list")]
public sealed class TaskListTagHelper : ComponentTagHelper
{
    public string? IdPrefix { get; set; }

    protected override Markup Render(Markup content) =>
        new TaskListOptions { Items = [.. Parts.Items.OfType<TaskListItem>()], IdPrefix = IdPrefix, Classes = Classes, Attributes = Rest }.Render();
}

[HtmlTargetElement("govuk-task-list-item", ParentTag = "govuk-task-list")]
public sealed class TaskListItemTagHelper(IUrlHelperFactory urls) : LinkPartTagHelper(urls)
{
    private readonly Parts _parts = new();

    public override void Init(TagHelperContext context)
    {
        base.Init(context);
        _parts.OpenIn(context);
    }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes)
    {
        var status = _parts["govuk-task-list-item-status"];
        to.Items.Add(new TaskListItem
        {
            Title = _parts["govuk-task-list-item-name"] ?? new Content { Html = content },
            Hint = _parts["govuk-task-list-item-hint"],
            Status = new TaskListStatus { Html = status?.Html, Classes = status?.Classes },
            Href = Address,
            Classes = classes,
        });
    }
}
