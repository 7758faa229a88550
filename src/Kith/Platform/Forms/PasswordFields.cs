using System.Collections.Frozen;

namespace Kith.Platform.Forms;

/// <summary>The fields that <c>govuk-password-input</c> draws: what is typed in them is never shown again and never kept.</summary>
public static class PasswordFields
{
    private static readonly FrozenSet<string> Names = new[] { "Password", "CurrentPassword", "NewPassword" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Is(string field) => Names.Contains(field.Split('.')[^1]);
}
