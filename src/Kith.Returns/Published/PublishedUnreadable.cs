namespace Kith.Returns.Published;

/// <summary>A file that is one of the published ones by its heading, and is wrong or cut off. <see cref="Exception.Message"/> is one plain sentence.</summary>
// Its name is the sentence a caller reads: catch (PublishedUnreadable why).
#pragma warning disable CA1710, MA0058
public sealed class PublishedUnreadable(int line, string reason, Exception? cause = null) : Exception(reason, cause)
#pragma warning restore CA1710, MA0058
{
    /// <summary>The line that is wrong, counted from 1; the last one where the file is cut off.</summary>
    public int Line { get; } = line;
}
