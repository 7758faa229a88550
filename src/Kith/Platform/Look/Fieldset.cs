using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Platform.Look;

[HtmlTargetElement("govuk-fieldset")]
public sealed class FieldsetTagHelper : ComponentTagHelper
{
    public string? DescribedBy { get; set; }
    public string? Role { get; set; }
    public string? Legend { get; set; }
    public string? LegendClass { get; set; }
    public bool LegendIsPageHeading { get; set; }

    protected override Markup Render(Markup content) => new FieldsetOptions
    {
        Legend = Parts.Legend ?? new LegendOptions { Text = Legend, Classes = LegendClass, IsPageHeading = LegendIsPageHeading },
        DescribedBy = DescribedBy,
        Role = Role,
        Html = content,
        Classes = Classes,
        Attributes = Rest,
    }.Render();
}
