using Microsoft.AspNetCore.Razor.TagHelpers;
using static Kith.Platform.Look.Markup;

namespace Kith.Platform.Look;

public sealed record PasswordInputOptions : FieldOptions
{
    public string? Value { get; init; }
    public string? Autocomplete { get; init; }
    public Content? Button { get; init; }

    public Markup Render()
    {
        var show = Of($"""
            <button type="button" class="{Class("govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", Button?.Classes)}"
            data-module="govuk-button" aria-controls="{ControlId}" aria-label="Show password" hidden>Show</button>
            """);
        var module = new Attributes { ["data-module"] = "govuk-password-input" };
        foreach (var (name, value) in FormGroup?.Attributes ?? []) module[name] = value;

        return new InputOptions
        {
            Id = ControlId,
            Name = Name,
            Type = "password",
            Value = Value,
            Spellcheck = false,
            Autocapitalize = "none",
            Autocomplete = Or(Autocomplete, "current-password"),
            Disabled = Disabled,
            Label = Label,
            Hint = Hint,
            ErrorMessage = ErrorMessage,
            DescribedBy = DescribedBy,
            Classes = Class("govuk-password-input__input govuk-js-password-input-input", Classes),
            Attributes = Attributes,
            InputWrapper = new Content { Classes = "govuk-password-input__wrapper" },
            FormGroup = (FormGroup ?? new()) with
            {
                Classes = Class("govuk-password-input", FormGroup?.Classes),
                Attributes = module,
                AfterInput = new Content { Html = Of($"{show}{FormGroup?.AfterInput?.Words}") },
            },
        }.Render();
    }
}

/// <summary>A password: what was typed is never written back into the page.</summary>
[HtmlTargetElement("govuk-password-input")]
public sealed class PasswordInputTagHelper : FieldTagHelper
{
    public string? Autocomplete { get; set; }

    [HtmlAttributeName(DictionaryAttributePrefix = "input-")]
    public IDictionary<string, string?> InputAttributes { get; set; } = new Dictionary<string, string?>();

    protected override Markup Render(Markup content) => Filled(new PasswordInputOptions { Autocomplete = Autocomplete }, InputAttributes).Render();
}
