using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Workbook;

/// <summary>Who may read a part, as one word of a form: a label such as <c>General</c> or <c>Police</c>, or one of a person with their id, such as <c>DaVictim:</c>.</summary>
public static class SideChoice
{
    public const string Everyone = nameof(Label.General);

    public static string Of(Side side) => side.Person is { } person ? $"{side.Label}:{person.Value}" : $"{side.Label}";

    /// <summary>The side that a form chose; null when it chose none or something that is not one.</summary>
    public static Side? Parse(string? choice)
    {
        var parts = choice?.Split(':') ?? [];
        if (parts is not [var word, ..] || !Enum.TryParse<Label>(word, out var label) || !Enum.IsDefined(label))
        {
            return null;
        }

        Side? side = parts switch
        {
            [_] => new Side(label, null),
            [_, var person] when Guid.TryParse(person, out var id) => new Side(label, new PersonId(id)),
            _ => null,
        };
        return side?.IsWhole == true ? side : null;
    }
}
