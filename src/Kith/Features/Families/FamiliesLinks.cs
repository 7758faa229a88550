namespace Kith.Features.Families;

public static class FamiliesLinks
{
    public static string Home(string familyRef) => $"/families/{familyRef}";

    public static string People(string familyRef) => $"/families/{familyRef}/people";
}
