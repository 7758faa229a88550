using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

// Options carry the names that GOV.UK Frontend's macros give them, so that its fixtures deserialise into them.

/// <summary>What may be given as text, to be encoded, or as HTML.</summary>
public record Content
{
    public string? Text { get; init; }
    public Markup? Html { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    protected internal virtual Markup Words => Html is { IsEmpty: false } html ? html : Markup.Text(Text);
}

public sealed record LabelOptions : Content
{
    public string? For { get; init; }
    public bool IsPageHeading { get; init; }

    public Markup Render()
    {
        if (Words.IsEmpty) return Empty;
        var label = Of($"""<label class="{Class("govuk-label", Classes)}"{Attributes}{Attr("for", For)}>{Words}</label>""");
        return IsPageHeading ? Of($"""<h1 class="govuk-label-wrapper">{label}</h1>""") : label;
    }
}

public sealed record HintOptions : Content
{
    public string? Id { get; init; }

    public Markup Render() => Of($"""<div{Attr("id", Id)} class="{Class("govuk-hint", Classes)}"{Attributes}>{Words}</div>""");
}

public sealed record ErrorMessageOptions : Content
{
    public string? Id { get; init; }
    public string? VisuallyHiddenText { get; init; } = "Error";

    public Markup Render() => Of($"""
        <p{Attr("id", Id)} class="{Class("govuk-error-message", Classes)}"{Attributes}>
        {When(!string.IsNullOrEmpty(VisuallyHiddenText), $"""<span class="govuk-visually-hidden">{VisuallyHiddenText}:</span> """)}{Words}
        </p>
        """);
}

public sealed record LegendOptions : Content
{
    public bool IsPageHeading { get; init; }
}

public sealed record FieldsetOptions
{
    public LegendOptions? Legend { get; init; }
    public string? DescribedBy { get; init; }
    public string? Role { get; init; }
    public string? Classes { get; init; }
    public Markup? Html { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var words = Legend is { IsPageHeading: true } ? Of($"""<h1 class="govuk-fieldset__heading">{Legend.Words}</h1>""") : Legend?.Words;
        return Of($"""
            <fieldset class="{Class("govuk-fieldset", Classes)}"{Attr("role", Role)}{Attr("aria-describedby", DescribedBy)}{Attributes}>
            {When(Legend is { Words.IsEmpty: false }, $"""<legend class="{Class("govuk-fieldset__legend", Legend?.Classes)}">{words}</legend>""")}
            {Html}
            </fieldset>
            """);
    }
}
