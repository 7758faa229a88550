namespace Kith.Returns.Published;

/// <summary>The published shapes that this library carries as text.</summary>
internal static class PublishedText
{
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(PublishedText).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
