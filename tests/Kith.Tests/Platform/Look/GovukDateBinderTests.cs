using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kith.Platform.Look;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Kith.Tests.Platform.Look;

public sealed class GovukDateBinderTests
{
    [Fact]
    public async Task Three_fields_make_one_date()
    {
        var (date, state) = await Bind(nameof(Visit.On), ("On.Day", "27"), ("On.Month", "march"), ("On.Year", "2026"));

        Assert.Equal(new DateOnly(2026, 3, 27), date);
        Assert.True(state.IsValid);
    }

    [Fact]
    public async Task A_date_without_its_month_says_so_and_keeps_what_was_typed()
    {
        var (date, state) = await Bind(nameof(Visit.On), ("On.Day", "27"), ("On.Month", ""), ("On.Year", "2026"));

        Assert.Null(date);
        Assert.False(state.IsValid);
        Assert.Equal("The date of the visit must include a month", Assert.Single(state["On"]!.Errors).ErrorMessage);
        Assert.Equal("27", state["On.Day"]!.AttemptedValue);
    }

    [Fact]
    public async Task A_day_that_no_calendar_has_is_not_a_real_date()
    {
        var (_, state) = await Bind(nameof(Visit.On), ("On.Day", "31"), ("On.Month", "4"), ("On.Year", "2026"));

        Assert.Equal("The date of the visit must be a real date", Assert.Single(state["On"]!.Errors).ErrorMessage);
    }

    [Fact]
    public async Task An_optional_date_may_be_left_out()
    {
        var (date, state) = await Bind(nameof(Visit.On), ("On.Day", ""), ("On.Month", ""), ("On.Year", ""));

        Assert.Null(date);
        Assert.True(state.IsValid);
    }

    [Fact]
    public async Task A_date_that_must_be_given_never_becomes_the_first_day_of_year_one()
    {
        var (_, state) = await Bind(nameof(Visit.DueOn), ("DueOn.Day", ""), ("DueOn.Month", ""), ("DueOn.Year", ""));

        Assert.Equal("Enter the due date", Assert.Single(state["DueOn"]!.Errors).ErrorMessage);
    }

    [Fact]
    public async Task A_link_may_carry_a_whole_date()
    {
        var (date, _) = await Bind(nameof(Visit.On), ("On", "2026-03-27"));

        Assert.Equal(new DateOnly(2026, 3, 27), date);
    }

    [Theory]
    [InlineData("The date of the visit", "the date of the visit")]
    [InlineData("MARAC date", "MARAC date")]
    public void A_name_begins_small_inside_a_sentence_unless_it_is_an_acronym(string name, string within) => Assert.Equal(within, Wording.Within(name));

    private static async Task<(object? Date, ModelStateDictionary State)> Bind(string property, params (string Name, string Value)[] fields)
    {
        var form = new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
        var context = new DefaultModelBindingContext
        {
            ModelMetadata = Described(property),
            ModelName = property,
            ModelState = new ModelStateDictionary(),
            ValueProvider = new FormValueProvider(BindingSource.Form, form, CultureInfo.InvariantCulture),
        };
        await new GovukDateBinder().BindModelAsync(context);
        return (context.Result.Model, context.ModelState);
    }

    private static ModelMetadata Described(string property)
    {
        var services = new ServiceCollection();
        services.AddMvcCore().AddDataAnnotations();
        return services.BuildServiceProvider().GetRequiredService<IModelMetadataProvider>().GetMetadataForProperty(typeof(Visit), property);
    }

    private sealed class Visit
    {
        [Display(Name = "The date of the visit")]
        public DateOnly? On { get; set; }

        [Display(Name = "The due date")]
        public DateOnly DueOn { get; set; }
    }
}
