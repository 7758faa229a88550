namespace Kith.Returns.OpenReferral;

/// <summary>A record, or a file, that cannot be taken for what it should be.</summary>
#pragma warning disable CA1032, CA1710 // It is thrown only here, always with a reason.
public sealed class OpenUnreadable(string message, Exception? because = null) : Exception(message, because);
#pragma warning restore CA1032, CA1710
