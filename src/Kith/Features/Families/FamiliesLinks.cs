namespace Kith.Features.Families;

public static class FamiliesLinks
{
    public static string Home(string familyRef) => $"/families/{familyRef}";

    public static string People(string familyRef) => $"/families/{familyRef}/people";

    public static string WhereThingsAre(string familyRef) => $"/families/{familyRef}/where-things-are";
}
