using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record PhaseBannerOptions : Content
{
    public TagOptions? Tag { get; init; }

    public Markup Render()
    {
        var tag = (Tag ?? new()) with { Classes = Class("govuk-phase-banner__content__tag", Tag?.Classes), Attributes = null };
        return Of($"""
            <div class="{Class("govuk-phase-banner govuk-width-container", Classes)}"{Attributes}>
            <p class="govuk-phase-banner__content">{tag.Render()} <span class="govuk-phase-banner__text">{Words}</span></p>
            </div>
            """);
    }
}

[HtmlTargetElement("govuk-phase-banner")]
public sealed class PhaseBannerTagHelper : ComponentTagHelper
{
    public string? Tag { get; set; }

    protected override Markup Render(Markup content)
    {
        var tag = Parts["govuk-phase-banner-tag"];
        return new PhaseBannerOptions
        {
            Tag = new TagOptions { Text = Tag, Html = tag?.Html, Classes = tag?.Classes },
            Html = content,
            Classes = Classes,
            Attributes = Rest,
        }.Render();
    }
}
