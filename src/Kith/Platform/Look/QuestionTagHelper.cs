using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Platform.Look;

/// <summary>A question of a form: from the model it takes its name, what was answered and what is wrong with the answer.</summary>
public abstract class QuestionTagHelper : ComponentTagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public ModelExpression? For { get; set; }
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Hint { get; set; }
    public string? ErrorMessage { get; set; }
    public string? DescribedBy { get; set; }

    protected string ControlName => Name ?? View.ViewData.TemplateInfo.GetFullHtmlFieldName(For?.Name ?? "");

    protected string ControlId => Id ?? TagBuilder.CreateSanitizedId(ControlName, "_");

    protected ModelStateEntry? State => View.ViewData.ModelState[ControlName];

    protected string? CurrentValue => State?.AttemptedValue ?? Written(For?.Model);

    protected IReadOnlyList<string> CurrentValues => State?.RawValue switch
    {
        string[] many => many,
        string one => [one],
        _ => For?.Model switch
        {
            null => [],
            string one => [one],
            IEnumerable many => [.. many.Cast<object?>().Select(one => Written(one) ?? "")],
            var one => [Written(one)!],
        },
    };

    // The control that the error summary leads to.
    protected virtual string FirstControlId => ControlId;

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ErrorMessage ??= State?.Errors.Select(error => error.ErrorMessage).FirstOrDefault(message => message.Length > 0);
        if (ErrorMessage is not null) FieldErrors.In(View).Add(new(ControlName, ErrorMessage, $"#{FirstControlId}"));
        return base.ProcessAsync(context, output);
    }

    protected T Asked<T>(T question, IDictionary<string, string?> control) where T : QuestionOptions
    {
        control.Remove("class", out var classes);
        return (T)((QuestionOptions)question with
        {
            Name = ControlName,
            Hint = Parts.Hint ?? (Hint is null ? null : new HintOptions { Text = Hint }),
            ErrorMessage = Parts.Error ?? (ErrorMessage is null ? null : new ErrorMessageOptions { Text = ErrorMessage }),
            DescribedBy = DescribedBy,
            Classes = classes,
            Attributes = Attributes.From(control),
            FormGroup = new FormGroupOptions { Classes = Classes, Attributes = Rest },
        });
    }

    protected static Content? Said(string? text) => text is null ? null : new Content { Text = text };

    private static string? Written(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

public abstract class FieldTagHelper : QuestionTagHelper
{
    public string? Label { get; set; }
    public string? LabelClass { get; set; }
    public bool LabelIsPageHeading { get; set; }
    public bool Disabled { get; set; }

    protected T Filled<T>(T field, IDictionary<string, string?> control) where T : FieldOptions => (T)((FieldOptions)Asked(field, control) with
    {
        Id = ControlId,
        Disabled = Disabled,
        Label = Parts.Label ?? new LabelOptions { Text = Label ?? For?.Metadata.DisplayName, Classes = LabelClass, IsPageHeading = LabelIsPageHeading },
    });
}

public abstract class ChoiceTagHelper : QuestionTagHelper
{
    public string? IdPrefix { get => Id; set => Id = value; }
    public string? Legend { get; set; }
    public string? LegendClass { get; set; }
    public bool LegendIsPageHeading { get; set; }

    protected T Filled<T>(T choice, IDictionary<string, string?> control) where T : ChoiceOptions
    {
        var words = Legend ?? For?.Metadata.DisplayName;
        var legend = Parts.Legend ?? (words is null ? null : new LegendOptions { Text = words, Classes = LegendClass, IsPageHeading = LegendIsPageHeading });
        return (T)((ChoiceOptions)Asked(choice, control) with
        {
            Fieldset = legend is null && Parts.Fieldset is null ? null : (Parts.Fieldset ?? new()) with { Legend = legend },
        });
    }
}
