using Microsoft.AspNetCore.Mvc.Rendering;

namespace Kith.Platform.Look;

public sealed record FieldError(string Name, string Message, string Href);

/// <summary>What the questions of this page have shown as wrong, in the order in which they stand on it.</summary>
public sealed class FieldErrors : List<FieldError>
{
    public static FieldErrors In(ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items[typeof(FieldErrors)] is FieldErrors errors) return errors;
        items[typeof(FieldErrors)] = errors = [];
        return errors;
    }
}
