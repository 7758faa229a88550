using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Platform.Look;

/// <summary>Binds a date from its fields .Day, .Month and .Year; from a link's ?name=2026-03-31 too.</summary>
public sealed class GovukDateBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var whole = bindingContext.ValueProvider.GetValue(name);
        if (whole != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(name, whole);
            if (string.IsNullOrWhiteSpace(whole.FirstValue)) NothingSaid(bindingContext);
            else if (DateOnly.TryParseExact(whole.FirstValue, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                bindingContext.Result = ModelBindingResult.Success(day);
            else bindingContext.ModelState.TryAddModelError(name, $"{Wording.AtStart(bindingContext.ModelMetadata)} must be a real date");
            return Task.CompletedTask;
        }

        var typed = new DateParts(Piece(bindingContext, "Day"), Piece(bindingContext, "Month"), Piece(bindingContext, "Year"));
        if (typed.IsBlank)
        {
            NothingSaid(bindingContext);
            return Task.CompletedTask;
        }

        var (date, problem, _) = typed.Read(Wording.AtStart(bindingContext.ModelMetadata));
        if (problem is null) bindingContext.Result = ModelBindingResult.Success(date);
        else bindingContext.ModelState.TryAddModelError(name, problem);
        return Task.CompletedTask;
    }

    private static string? Piece(ModelBindingContext context, string piece)
    {
        var key = ModelNames.CreatePropertyModelName(context.ModelName, piece);
        var value = context.ValueProvider.GetValue(key);
        if (value == ValueProviderResult.None) return null;

        // The piece keeps what was typed and is never judged apart from the date it belongs to.
        context.ModelState.SetModelValue(key, value);
        context.ModelState.MarkFieldSkipped(key);
        return value.FirstValue;
    }

    // Left alone, a date that must be given would bind to the first day of year one.
    private static void NothingSaid(ModelBindingContext context)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType) context.Result = ModelBindingResult.Success(null);
        else context.ModelState.TryAddModelError(context.ModelName, $"Enter {Wording.Within(context.ModelMetadata)}");
    }
}

public sealed class GovukDateBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new GovukDateBinder() : null;
}

/// <summary>How a field is named inside a sentence.</summary>
public static class Wording
{
    public static string AtStart(ModelMetadata field) => AtStart(field.DisplayName ?? field.Name ?? "Date");

    public static string Within(ModelMetadata field) => Within(field.DisplayName ?? field.Name ?? "date");

    public static string AtStart(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    // An acronym such as MARAC keeps its capitals.
    public static string Within(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
