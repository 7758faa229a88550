using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Platform.Look;

[HtmlTargetElement("govuk-summary-card")]
public sealed class SummaryCardTagHelper : ComponentTagHelper
{
    public int? HeadingLevel { get; set; }

    public override void Init(TagHelperContext context)
    {
        base.Init(context);
        context.Items[typeof(SummaryCard)] = Parts;
    }

    protected override Markup Render(Markup content) => new SummaryCard
    {
        Title = Parts["govuk-summary-card-title"] is { } title
            ? new SummaryCardTitle { Html = title.Html, Classes = title.Classes, HeadingLevel = HeadingLevel }
            : null,
        Actions = new SummaryActions { Items = [.. Parts.Items.OfType<SummaryAction>()] },
        Classes = Classes,
        Attributes = Rest,
    }.Render(content);
}

[HtmlTargetElement("govuk-summary-list")]
public sealed class SummaryListTagHelper : ComponentTagHelper
{
    private Parts? _card;

    public override void Init(TagHelperContext context)
    {
        _card = context.Items.TryGetValue(typeof(SummaryCard), out var card) ? (Parts)card : null;
        base.Init(context);
    }

    protected override Markup Render(Markup content) =>
        new SummaryListOptions { Rows = [.. Parts.Items.OfType<SummaryListRow>()], Classes = Classes, Attributes = Rest }
            .RenderList(_card?["govuk-summary-card-title"]);
}

[HtmlTargetElement("govuk-summary-list-row")]
public sealed class SummaryListRowTagHelper : PartTagHelper
{
    private readonly Parts _parts = new();

    public override void Init(TagHelperContext context)
    {
        base.Init(context);
        _parts.OpenIn(context);
    }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes)
    {
        List<SummaryAction> actions = [.. _parts.Items.OfType<SummaryAction>()];
        to.Items.Add(new SummaryListRow
        {
            Key = _parts["govuk-summary-list-row-key"] ?? new(),
            Value = _parts["govuk-summary-list-row-value"] ?? new(),
            Actions = actions.Count == 0 ? null : new SummaryActions { Items = actions },
            Classes = classes,
        });
    }
}

[HtmlTargetElement("govuk-summary-list-row-action")]
[HtmlTargetElement("govuk-summary-card-action")]
public sealed class SummaryActionTagHelper(IUrlHelperFactory urls) : LinkPartTagHelper(urls)
{
    public string? VisuallyHiddenText { get; set; }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) => to.Items.Add(new SummaryAction
    {
        Html = content,
        Href = Address,
        VisuallyHiddenText = VisuallyHiddenText,
        Classes = classes,
        Attributes = rest,
    });
}
