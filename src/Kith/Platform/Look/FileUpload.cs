using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record FileUploadOptions : FieldOptions
{
    public bool Multiple { get; init; }
    public bool Javascript { get; init; }

    public Markup Render()
    {
        var input = Of($"""
            <input class="{Class("govuk-file-upload", Classes, IfError("govuk-file-upload--error"))}" id="{ControlId}" name="{Name}" type="file"
            {Flag("multiple", Multiple)}{ControlAttributes}>
            """);
        return Field(BetweenPieces(Javascript ? Of($"""<div class="govuk-file-upload-wrapper" data-module="govuk-file-upload">{input}</div>""") : input));
    }
}

[HtmlTargetElement("govuk-file-upload")]
public sealed class FileUploadTagHelper : FieldTagHelper
{
    public bool Multiple { get; set; }
    public bool JavascriptEnhancements { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "input-")]
    public IDictionary<string, string?> InputAttributes { get; set; } = new Dictionary<string, string?>();

    protected override Markup Render(Markup content) =>
        Filled(new FileUploadOptions { Multiple = Multiple, Javascript = JavascriptEnhancements }, InputAttributes).Render();
}
