using Kith.Practice.Access;

namespace Kith.Platform.Forms;

/// <summary>Looks at what a form is about to save, whichever form it is, and may ask its author before it is saved.</summary>
public interface IAskBeforeSaving
{
    /// <param name="isConfirmed">The author was asked and says that it is meant.</param>
    /// <returns>What to ask, or null when it can be saved.</returns>
    Task<string?> Ask(HttpContext form, bool isConfirmed, Acting by, CancellationToken ct);
}
