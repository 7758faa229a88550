namespace Kith.Features.Quotes;

public static class QuotesLinks
{
    /// <summary>What the worker has quoted of this family, with the marks to put into a text.</summary>
    public static string OfFamily(string familyRef) => $"/families/{familyRef}/quotes";
}
