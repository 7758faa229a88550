using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Workbook;

/// <summary>Who may read a part, as one word of a form: <c>General</c>, or <c>DaVictim:</c> or <c>DaPerpetrator:</c> and the person's id.</summary>
public static class SideChoice
{
    public const string Everyone = nameof(Label.General);

    public static string Of(Side side) => side.Person is { } person ? $"{side.Label}:{person.Value}" : Everyone;

    /// <summary>The side that a form chose; null when it chose none or something that is not one.</summary>
    public static Side? Parse(string? choice)
    {
        if (choice == Everyone)
        {
            return Side.Shared;
        }

        return choice?.Split(':') is [var label, var person] && Enum.TryParse<Label>(label, out var of) && Enum.IsDefined(of) && of != Label.General && Guid.TryParse(person, out var id)
            ? new Side(of, new PersonId(id))
            : null;
    }
}
