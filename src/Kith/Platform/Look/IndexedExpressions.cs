using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Kith.Platform.Look;

/// <summary>
/// Follows <c>for="Input.Children[i].Seen"</c> to its name and value. The framework compiles every expression with an index anew, which made two
/// thirds of the cost of a form with rows; whatever has no index is left to it.
/// </summary>
internal sealed class IndexedExpressions(ModelExpressionProvider framework, IModelMetadataProvider metadata) : IModelExpressionProvider
{
    public ModelExpression CreateModelExpression<TModel, TValue>(ViewDataDictionary<TModel> viewData, Expression<Func<TModel, TValue>> expression)
    {
        if (Follow(expression.Body, expression.Parameters[0], viewData.Model) is not { HasIndex: true } found)
        {
            return framework.CreateModelExpression(viewData, expression);
        }

        var kind = expression.Body is MemberExpression { Member: PropertyInfo property, Expression.Type: var container }
            ? metadata.GetMetadataForProperty(container, property.Name)
            : metadata.GetMetadataForType(typeof(TValue));
        return new ModelExpression(found.Name, viewData.ModelExplorer.GetExplorerForExpression(kind, found.Value));
    }

    private static Found? Follow(Expression expression, ParameterExpression model, object? modelValue) => expression switch
    {
        ParameterExpression parameter when parameter == model => new Found(string.Empty, modelValue, false),
        MemberExpression { Member: PropertyInfo property, Expression: { } of } when Follow(of, model, modelValue) is { } owner =>
            new Found(owner.Name.Length == 0 ? property.Name : $"{owner.Name}.{property.Name}", owner.Value is { } value ? property.GetValue(value) : null, owner.HasIndex),
        MethodCallExpression { Method: { Name: "get_Item" } item, Object: { } of, Arguments: [var at] }
            when Captured(at, out var index) && index is int && Follow(of, model, modelValue) is { } list =>
            new Found(string.Create(CultureInfo.InvariantCulture, $"{list.Name}[{index}]"), list.Value is { } value ? item.Invoke(value, [index]) : null, true),
        _ => null,
    };

    /// <summary>What a constant, or a variable that the expression has captured, stands for.</summary>
    private static bool Captured(Expression expression, [NotNullWhen(true)] out object? value)
    {
        value = expression switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: FieldInfo field, Expression: { } of } when Captured(of, out var owner) => field.GetValue(owner),
            _ => null,
        };
        return value is not null;
    }

    private sealed record Found(string Name, object? Value, bool HasIndex);
}
