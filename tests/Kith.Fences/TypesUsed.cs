using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Kith.Fences;

/// <summary>Every type that a type names, in its signatures, its attributes and its method bodies; nested types count to the outermost one.</summary>
internal static class TypesUsed
{
    public static IEnumerable<TypeReference> By(TypeDefinition type) =>
        Direct(type).SelectMany(Flatten).Select(Outermost)
            .Where(used => used.FullName != Outermost(type).FullName)
            .DistinctBy(used => used.FullName);

    public static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference?> Direct(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.GenericParameters.SelectMany(Constraints),
        .. Attributes(type),
        .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)),
        .. type.Events.SelectMany(one => Attributes(one).Append(one.EventType)),
        .. type.Methods.SelectMany(Signature),
        .. type.Methods.Where(method => method.HasBody).SelectMany(method => Body(method.Body)),
        .. type.NestedTypes.SelectMany(Direct),
    ];

    private static IEnumerable<TypeReference?> Signature(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)),
        .. method.GenericParameters.SelectMany(Constraints),
        .. Attributes(method),
        .. Attributes(method.MethodReturnType),
        .. method.Overrides.SelectMany(Named),
    ];

    private static IEnumerable<TypeReference?> Body(MethodBody body) =>
    [
        .. body.Variables.Select(variable => variable.VariableType),
        .. body.ExceptionHandlers.Select(handler => handler.CatchType),
        .. body.Instructions.SelectMany(instruction => Named(instruction.Operand)),
    ];

    public static IEnumerable<TypeReference?> Named(object? operand) => operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [.. method.GenericArguments, .. Named(method.ElementMethod)],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        CallSite site => [site.ReturnType, .. site.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Constraints(GenericParameter parameter) =>
        parameter.Constraints.SelectMany(constraint => Attributes(constraint).Append(constraint.ConstraintType));

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute => (IEnumerable<TypeReference?>)
        [
            attribute.AttributeType,
            .. attribute.ConstructorArguments.SelectMany(Values),
            .. attribute.Properties.Concat(attribute.Fields).SelectMany(named => Values(named.Argument)),
        ]);

    private static IEnumerable<TypeReference?> Values(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [type, argument.Type],
        CustomAttributeArgument inner => Values(inner).Append(argument.Type),
        CustomAttributeArgument[] many => many.SelectMany(Values).Append(argument.Type),
        _ => [argument.Type],
    };

    private static IEnumerable<TypeReference> Flatten(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Flatten).Concat(Flatten(generic.ElementType)),
        FunctionPointerType pointer => Named(new CallSite(pointer.ReturnType)).Concat(pointer.Parameters.Select(one => one.ParameterType)).SelectMany(Flatten),
        IModifierType modified => Flatten(modified.ElementType).Concat(Flatten(modified.ModifierType)),
        TypeSpecification wrapped => Flatten(wrapped.ElementType),
        _ => [type],
    };
}
