using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Kith.Platform.Look;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kith.Tests.Platform.Look;

public sealed class QuestionTagHelperTests
{
    private static readonly EmptyModelMetadataProvider Metadata = new();

    private readonly ViewContext _view;

    public QuestionTagHelperTests() => _view = new ViewContext
    {
        HttpContext = new DefaultHttpContext(),
        ViewData = new ViewDataDictionary(Metadata, new ModelStateDictionary()),
    };

    [Fact]
    public async Task An_input_takes_its_name_its_id_and_its_value_from_the_model()
    {
        var input = (await Shown(new InputTagHelper { For = Field("Steps[0].Text", "Ring the school") })).QuerySelector("input")!;

        Assert.Equal("Steps[0].Text", input.GetAttribute("name"));
        Assert.Equal("Steps_0__Text", input.Id);
        Assert.Equal("Ring the school", input.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_typed_stands_before_what_the_model_holds()
    {
        _view.ViewData.ModelState.SetModelValue("Age", "ten", "ten");

        Assert.Equal("ten", (await Shown(new InputTagHelper { For = Field("Age", 7) })).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Typed_markup_stays_text()
    {
        const string Typed = "</textarea><script>alert(1)</script>";
        var page = await Shown(new TextareaTagHelper { For = Field("Note", Typed), Label = "<b>", Hint = "\"'&" });

        Assert.Null(page.QuerySelector("script"));
        Assert.Equal(Typed, page.QuerySelector("textarea")!.TextContent);
        Assert.Equal("<b>", page.QuerySelector("label")!.TextContent);
        Assert.Equal("\"'&", page.QuerySelector(".govuk-hint")!.TextContent);
    }

    [Fact]
    public async Task A_text_that_begins_with_an_empty_line_keeps_it() =>
        Assert.Equal("\n\nSeen", (await Shown(new TextareaTagHelper { For = Field("Note", "\n\nSeen") })).QuerySelector("textarea")!.TextContent);

    [Fact]
    public async Task A_password_is_never_written_back()
    {
        _view.ViewData.ModelState.SetModelValue("Password", "secret", "secret");

        Assert.DoesNotContain("secret", (await Shown(new PasswordInputTagHelper { For = Field("Password", "secret") })).OuterHtml);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_in_the_summary()
    {
        _view.ViewData.ModelState.AddModelError("Reason", "Say why the family is red");

        var page = await Shown(new InputTagHelper { For = Field("Reason", null) });
        var summary = await Shown(new ErrorSummaryTagHelper { View = _view });

        Assert.Equal("Error: Say why the family is red", page.QuerySelector("#Reason-error")!.TextContent.Trim());
        Assert.Equal("Reason-error", page.QuerySelector("input")!.GetAttribute("aria-describedby"));
        Assert.Equal("#Reason", Assert.Single(summary.QuerySelectorAll("li a")).GetAttribute("href"));
    }

    [Fact]
    public async Task The_summary_follows_the_page_and_not_the_order_in_which_things_were_refused()
    {
        foreach (var name in new[] { "Third", "", "First", "Elsewhere" }) _view.ViewData.ModelState.AddModelError(name, $"{name} is wrong");
        await Shown(new InputTagHelper { For = Field("First", null) });
        await Shown(new InputTagHelper { For = Field("Second", null) });
        await Shown(new InputTagHelper { For = Field("Third", null) });

        var lines = (await Shown(new ErrorSummaryTagHelper { View = _view })).QuerySelectorAll("li").Select(line => line.TextContent.Trim()).ToList();

        Assert.Equal("First is wrong", lines[0]);
        Assert.Equal("Third is wrong", lines[1]);
        Assert.Equivalent(new[] { "is wrong", "Elsewhere is wrong" }, lines[2..]);
    }

    [Fact]
    public async Task A_page_without_errors_has_no_summary() => Assert.Empty((await Shown(new ErrorSummaryTagHelper { View = _view })).ChildNodes);

    [Fact]
    public async Task A_date_marks_the_part_that_is_missing_and_the_summary_leads_to_it()
    {
        Type("27", "", "2026");
        _view.ViewData.ModelState.AddModelError("On", "The date of the visit must include a month");

        var page = await Shown(new DateInputTagHelper { For = Field("On", (DateOnly?)null), Legend = "When was the visit?" });
        var summary = await Shown(new ErrorSummaryTagHelper { View = _view });

        Assert.Equal("On_Month", Assert.Single(page.QuerySelectorAll(".govuk-input--error")).Id);
        Assert.Equal("27", page.QuerySelector("#On_Day")!.GetAttribute("value"));
        Assert.Equal("On.Day", page.QuerySelector("#On_Day")!.GetAttribute("name"));
        Assert.Equal("#On_Month", summary.QuerySelector("li a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_real_date_that_is_refused_is_marked_as_a_whole()
    {
        Type("27", "3", "2026");
        _view.ViewData.ModelState.AddModelError("On", "The date of the visit must be today or in the past");

        Assert.Equal(3, (await Shown(new DateInputTagHelper { For = Field("On", (DateOnly?)null) })).QuerySelectorAll(".govuk-input--error").Length);
    }

    private static ModelExpression Field(string name, object? value) =>
        new(name, new ModelExplorer(Metadata, Metadata.GetMetadataForType(value?.GetType() ?? typeof(string)), value));

    private void Type(string day, string month, string year)
    {
        foreach (var (part, typed) in new[] { ("Day", day), ("Month", month), ("Year", year) })
            _view.ViewData.ModelState.SetModelValue($"On.{part}", typed, typed);
    }

    private async Task<IElement> Shown(ComponentTagHelper helper)
    {
        if (helper is QuestionTagHelper question) question.View = _view;
        var context = new TagHelperContext("govuk-thing", [], new Dictionary<object, object>(), "1");
        var output = new TagHelperOutput("govuk-thing", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, Markup.Encoder);
        return new HtmlParser().ParseDocument($"<body>{writer}").Body!;
    }
}
