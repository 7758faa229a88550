using Kith.Platform.Look;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Platform.Forms;

/// <summary>
/// The one form of a <see cref="FormPage{TInput}"/>: posted to its own page with its stamp and antiforgery token, kept as a draft while it is
/// typed in, and preceded by both texts when somebody else was faster, or by a way to look whether what was sent is kept.
/// </summary>
[HtmlTargetElement("kith-form")]
public sealed class KithFormTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>The field in which an author confirms that words which were kept apart may stand here.</summary>
    public const string CopiedField = "Copied";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    /// <summary>Whether what is typed is kept as a draft; off for a form with nothing to type.</summary>
    public bool Drafts { get; set; } = true;

    /// <summary>Whether the form comes with a file.</summary>
    public bool Files { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var form = (IStampedForm)View.ViewData.Model!;
        var request = View.HttpContext.Request;
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", request.Path.Value);
        output.Attributes.SetAttribute("novalidate", "novalidate");
        if (Files)
        {
            output.Attributes.SetAttribute("enctype", "multipart/form-data");
        }

        if (Drafts)
        {
            output.Attributes.SetAttribute("data-draft-url", DraftEndpoint.Path);
        }

        // Enter in a text field presses the form's first button: it must not be one that adds a row or drops a draft.
        output.PreContent.AppendHtml("""<button class="govuk-visually-hidden" tabindex="-1" aria-hidden="true" type="submit"></button>""");
        output.PreContent.AppendHtml(Hidden(Stamp.FieldName, form.SealedStamp));
        output.PreContent.AppendHtml(Hidden(DraftEndpoint.PageField, request.Path.Value));
        output.PreContent.AppendHtml(html.GenerateAntiforgery(View));
        if (View.ViewData.ModelState[CopiedField] is { } asked && (asked.Errors.Count > 0 || asked.AttemptedValue == "true"))
        {
            output.PreContent.AppendHtml(Confirms(asked.Errors.Count > 0 ? asked.Errors[0].ErrorMessage : null, asked.AttemptedValue == "true"));
        }

        if (form.IsUnconfirmed)
        {
            output.PreContent.AppendHtml("""<p class="govuk-body">What is kept already is not saved twice.</p><button type="submit" class="govuk-button">Look whether it was kept</button>""");
        }

        if (form.Differences.Count > 0)
        {
            output.PreContent.AppendHtml(Both(form.Differences));
        }
    }

    private static TagBuilder Hidden(string name, string? value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        return input;
    }

    private TagBuilder Confirms(string? question, bool isTicked)
    {
        var group = new TagBuilder("div");
        group.AddCssClass("govuk-form-group");
        if (question is not null)
        {
            FieldErrors.In(View).Add(new FieldError(CopiedField, question, $"#{CopiedField}"));
            group.AddCssClass("govuk-form-group--error");
            group.InnerHtml.AppendHtml($"""<p id="{CopiedField}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> """).Append(question).AppendHtml("</p>");
        }

        group.InnerHtml.AppendHtml($"""<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="{CopiedField}" name="{CopiedField}" type="checkbox" value="true" """)
            .AppendHtml(isTicked ? "checked " : string.Empty).AppendHtml(question is null ? ">" : $"""aria-describedby="{CopiedField}-error">""")
            .AppendHtml($"""<label class="govuk-label govuk-checkboxes__label" for="{CopiedField}">Everybody who reads this may know what was kept apart</label></div></div>""");
        return group;
    }

    private static TagBuilder Both(IReadOnlyList<Difference> differences)
    {
        var table = new TagBuilder("table");
        table.AddCssClass("govuk-table");
        table.InnerHtml.AppendHtml("""<caption class="govuk-table__caption govuk-table__caption--m">Both versions</caption>""");
        table.InnerHtml.AppendHtml("""<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Field</th><th scope="col" class="govuk-table__header">Saved now</th><th scope="col" class="govuk-table__header">What you typed</th></tr></thead>""");
        var body = new TagBuilder("tbody");
        body.AddCssClass("govuk-table__body");
        foreach (var difference in differences)
        {
            var row = new TagBuilder("tr");
            row.AddCssClass("govuk-table__row");
            row.InnerHtml.AppendHtml(Cell("th", "govuk-table__header", difference.Field));
            row.InnerHtml.AppendHtml(Cell("td", "govuk-table__cell", difference.Saved));
            row.InnerHtml.AppendHtml(Cell("td", "govuk-table__cell", difference.Typed));
            body.InnerHtml.AppendHtml(row);
        }

        table.InnerHtml.AppendHtml(body);

        // Three columns of whole sentences are wider than a telephone.
        var scroll = new TagBuilder("div");
        scroll.AddCssClass("kith-scroll");
        scroll.MergeAttributes(new Dictionary<string, string?> { ["role"] = "region", ["tabindex"] = "0", ["aria-label"] = "Both versions" });
        scroll.InnerHtml.AppendHtml(table);
        return scroll;
    }

    private static TagBuilder Cell(string tag, string css, string text)
    {
        var cell = new TagBuilder(tag);
        cell.AddCssClass(css);
        if (tag == "th")
        {
            cell.Attributes["scope"] = "row";
        }

        cell.InnerHtml.Append(text);
        return cell;
    }
}
