namespace Kith.Platform.Record;

/// <summary>A piece of the record that is shown by handing over its bytes: it counts as seen, and a browser that opens it lets it do nothing.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShownAsFileAttribute : Attribute;
