namespace Kith.Returns.OpenReferral;

/// <summary>A record, or a file, that cannot be taken for what it should be. <see cref="Exception.Message"/> is half a plain sentence.</summary>
// Its name is the sentence a caller reads: catch (OpenUnreadable why).
#pragma warning disable CA1710, MA0058
public sealed class OpenUnreadable(string reason, Exception? cause = null) : Exception(reason, cause);
#pragma warning restore CA1710, MA0058
