using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Kith.Testing;

/// <summary>A page as it was answered, with its form to fill in.</summary>
public sealed partial class Shown(Visitor visitor, string address, HttpResponseMessage response, string body, IHtmlDocument document)
{
    public string Address => address;

    public HttpResponseMessage Response => response;

    public HttpStatusCode Status => response.StatusCode;

    public string Body => body;

    public IHtmlDocument Document => document;

    /// <summary>What a reader sees of the page's main part, in one line.</summary>
    public string Text => Squeeze((document.QuerySelector("main") ?? document.Body)?.TextContent);

    public string Title => Squeeze(document.Title);

    /// <summary>What a reader is told, also by a file, without what is new in every answer.</summary>
    public async Task<string> Said()
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var said = bytes.AsSpan().StartsWith("PK"u8) ? string.Join('\n', Unpacked.Texts(bytes).Skip(1)) : document.QuerySelector("main")?.InnerHtml ?? body;
        return $"{(int)Status} {Fresh().Replace(said, string.Empty)}";
    }

    public string? Location => response.Headers.Location?.ToString();

    /// <summary>The error beside a field, by the field's name.</summary>
    public string? ErrorOf(string field)
    {
        var control = document.QuerySelector($"[name='{field}'], [name='{field}.Day'], [name='{field}.Month']");
        var message = control?.Closest(".govuk-form-group--error")?.QuerySelector(".govuk-error-message");
        return message is null ? null : Squeeze(message.TextContent).Replace("Error: ", string.Empty, StringComparison.Ordinal);
    }

    public IReadOnlyList<string> ErrorSummary => document.QuerySelectorAll(".govuk-error-summary__list li").Select(e => Squeeze(e.TextContent)).ToList();

    /// <summary>The words on the buttons, in their order.</summary>
    public IReadOnlyList<string> Buttons => document.QuerySelectorAll("button").Select(b => Squeeze(b.TextContent)).ToList();

    /// <summary>What stands in the rows of tables, the cells of each with a bar between them.</summary>
    public IReadOnlyList<string> Rows => document.QuerySelectorAll("main tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => Squeeze(c.TextContent)))).ToList();

    public Shown Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{address} answered {(int)Status}, not {(int)status}: {Text[..Math.Min(Text.Length, 600)]}");
        return this;
    }

    public Shown Shows(string text)
    {
        Assert.Contains(text, Text, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Nowhere in its bytes, but for the random tokens of its forms, which hold any short word now and then.</summary>
    public Shown DoesNotShow(string text)
    {
        Assert.DoesNotContain(text, Token().Replace(body, "*"), StringComparison.Ordinal);
        return this;
    }

    public Shown Fill(string field, string? value)
    {
        switch (Control(field))
        {
            case IHtmlTextAreaElement area:
                area.Value = value ?? string.Empty;
                break;
            case IHtmlSelectElement select:
                Assert.True(
                    value is null or "" || select.Options.Any(o => o.Value == value), $"{field} has no choice {value}: {string.Join(", ", select.Options.Select(o => o.Value))}");
                select.Value = value;
                break;
            case IHtmlInputElement input:
                input.Value = value ?? string.Empty;
                break;
        }

        return this;
    }

    public Shown FillDate(string field, DateOnly? day) => Fill($"{field}.Day", day?.Day.ToString()).Fill($"{field}.Month", day?.Month.ToString()).Fill($"{field}.Year", day?.Year.ToString());

    /// <summary>Picks a radio button or ticks a box by its value.</summary>
    public Shown Choose(string field, string value)
    {
        var choice = document.QuerySelectorAll<IHtmlInputElement>($"input[name='{field}']").FirstOrDefault(i => i.Value == value);
        Assert.True(choice is not null, $"{field} has no choice {value}");
        foreach (var other in document.QuerySelectorAll<IHtmlInputElement>($"input[type=radio][name='{field}']"))
        {
            other.IsChecked = false;
        }

        choice.IsChecked = true;
        return this;
    }

    public string? ValueOf(string field) => Control(field) switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement { Type: "radio" } => document.QuerySelectorAll<IHtmlInputElement>($"input[name='{field}']").FirstOrDefault(i => i.IsChecked)?.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    /// <summary>Presses the form's button with these words and follows where it leads.</summary>
    public Task<Shown> Press(string button, bool follow = true)
    {
        var pressed = document.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(b => Squeeze(b.TextContent) == button);
        Assert.True(pressed is not null, $"{address} has no button “{button}”: {string.Join(", ", document.QuerySelectorAll("button").Select(b => Squeeze(b.TextContent)))}");
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        var fields = FieldsOf(form);
        if (!string.IsNullOrEmpty(pressed.Name))
        {
            fields.Add(new(pressed.Name, pressed.Value));
        }

        var to = form.GetAttribute("action") is { Length: > 0 } action ? action : address;
        return visitor.Post(to, fields, follow);
    }

    /// <summary>The fields of the page's main form as it would send them.</summary>
    public List<KeyValuePair<string, string>> Fields() => FieldsOf(document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").First());

    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is not ("radio" or "checkbox") || input.IsChecked:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    fields.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    fields.Add(new(name, select.Value ?? string.Empty));
                    break;
            }
        }

        return fields;
    }

    private IElement Control(string field)
    {
        var control = document.QuerySelector($"[name='{field}']");
        Assert.True(control is not null, $"{address} ({(int)Status}) has no field {field}");
        return control;
    }

    /// <summary>The tokens and stamps of forms, and by what a workbook refers to its sheets.</summary>
    [GeneratedRegex("value=\"[A-Za-z0-9_-]{60,}\"|nonce=\"[^\"]*\"|\"R[0-9a-f]{16}\"", RegexOptions.None, 1000)]
    private static partial Regex Fresh();

    [GeneratedRegex("[A-Za-z0-9_-]{60,}", RegexOptions.None, 1000)]
    private static partial Regex Token();

    private static string Squeeze(string? text) => string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
