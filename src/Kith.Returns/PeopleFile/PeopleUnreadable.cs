namespace Kith.Returns.PeopleFile;

/// <summary>The file cannot be read as a people file. <see cref="Exception.Message"/> is one plain sentence that quotes nobody's name.</summary>
// Its name is the sentence a caller reads: catch (PeopleUnreadable why).
#pragma warning disable CA1710, MA0058
public sealed class PeopleUnreadable(int line, string reason, Exception? cause = null) : Exception(reason, cause)
#pragma warning restore CA1710, MA0058
{
    /// <summary>The line where reading stopped, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Why, in plain English.</summary>
    public string Reason => Message;
}
