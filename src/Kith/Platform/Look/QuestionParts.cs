using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Platform.Look;

[HtmlTargetElement("govuk-input-label")]
[HtmlTargetElement("govuk-textarea-label")]
[HtmlTargetElement("govuk-character-count-label")]
[HtmlTargetElement("govuk-password-input-label")]
[HtmlTargetElement("govuk-select-label")]
[HtmlTargetElement("govuk-file-upload-label")]
public sealed class LabelTagHelper : PartTagHelper
{
    public bool IsPageHeading { get; set; }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Label = new LabelOptions { Html = content, IsPageHeading = IsPageHeading, Classes = classes, Attributes = rest };
}

[HtmlTargetElement("govuk-input-hint")]
[HtmlTargetElement("govuk-textarea-hint")]
[HtmlTargetElement("govuk-character-count-hint")]
[HtmlTargetElement("govuk-password-input-hint")]
[HtmlTargetElement("govuk-select-hint")]
[HtmlTargetElement("govuk-file-upload-hint")]
[HtmlTargetElement("govuk-radios-hint")]
[HtmlTargetElement("govuk-radios-item-hint")]
[HtmlTargetElement("govuk-checkboxes-hint")]
[HtmlTargetElement("govuk-checkboxes-item-hint")]
[HtmlTargetElement("govuk-date-input-hint")]
public sealed class HintTagHelper : PartTagHelper
{
    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Hint = new HintOptions { Html = content, Classes = classes, Attributes = rest };
}

[HtmlTargetElement("govuk-input-error-message")]
[HtmlTargetElement("govuk-textarea-error-message")]
[HtmlTargetElement("govuk-character-count-error-message")]
[HtmlTargetElement("govuk-password-input-error-message")]
[HtmlTargetElement("govuk-select-error-message")]
[HtmlTargetElement("govuk-file-upload-error-message")]
[HtmlTargetElement("govuk-radios-error-message")]
[HtmlTargetElement("govuk-checkboxes-error-message")]
[HtmlTargetElement("govuk-date-input-error-message")]
public sealed class ErrorMessageTagHelper : PartTagHelper
{
    public string? VisuallyHiddenText { get; set; } = "Error";

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Error = new ErrorMessageOptions { Html = content, VisuallyHiddenText = VisuallyHiddenText, Classes = classes, Attributes = rest };
}

[HtmlTargetElement("govuk-radios-fieldset")]
[HtmlTargetElement("govuk-checkboxes-fieldset")]
[HtmlTargetElement("govuk-date-input-fieldset")]
public sealed class ChoiceFieldsetTagHelper : PartTagHelper
{
    public string? DescribedBy { get; set; }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Fieldset = new FieldsetOptions { DescribedBy = DescribedBy, Classes = classes, Attributes = rest };
}

[HtmlTargetElement("govuk-radios-fieldset-legend")]
[HtmlTargetElement("govuk-checkboxes-fieldset-legend")]
[HtmlTargetElement("govuk-date-input-fieldset-legend")]
[HtmlTargetElement("govuk-fieldset-legend")]
public sealed class LegendTagHelper : PartTagHelper
{
    public bool IsPageHeading { get; set; }

    protected override void Give(Parts to, string element, Markup content, Attributes rest, string? classes) =>
        to.Legend = new LegendOptions { Html = content, IsPageHeading = IsPageHeading, Classes = classes, Attributes = rest };
}
