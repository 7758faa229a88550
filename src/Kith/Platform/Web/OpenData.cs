namespace Kith.Platform.Web;

/// <summary>Of an endpoint that gives open data: any site may read it, and anybody may keep it as long as they ask whether it has changed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenDataAttribute : Attribute;
