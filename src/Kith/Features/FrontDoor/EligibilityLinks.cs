namespace Kith.Features.FrontDoor;

public static class EligibilityLinks
{
    public static string Policy() => "/eligibility";

    public static string OfFamily(string familyRef) => $"/families/{familyRef}/eligibility";

    public static string Decide(string familyRef) => $"/families/{familyRef}/eligibility/decide";
}
