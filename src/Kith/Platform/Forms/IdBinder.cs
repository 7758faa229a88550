using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kith.Platform.Forms;

/// <summary>Binds a typed id from a route or a select. What is not an id binds to nothing: to no choice made, or to a page not found.</summary>
internal sealed class IdBinder<T> : IModelBinder
    where T : struct, IId<T>
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
        }

        bindingContext.Result = Guid.TryParse(sent.FirstValue, out var value)
            ? ModelBindingResult.Success(T.From(value))
            : ModelBindingResult.Success(Nullable.GetUnderlyingType(bindingContext.ModelType) is null ? default(T) : null);
        return Task.CompletedTask;
    }
}

internal sealed class IdBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
        return type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))
            ? (IModelBinder)Activator.CreateInstance(typeof(IdBinder<>).MakeGenericType(type))!
            : null;
    }
}
