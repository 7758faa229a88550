namespace Kith.Platform.Record;

/// <summary>What is sent to this page is only looked for, so that it stands in no address: nothing is written but its line of the audit, and it is there in an emergency too.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyLooksAttribute : Attribute;
