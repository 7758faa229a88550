using Kith.Practice.Shared;

namespace Kith.Features.Disclosure;

public static class DisclosureLinks
{
    public static string OfFamily(string familyRef) => $"/families/{familyRef}/documents";

    public static string Start(string familyRef) => $"{OfFamily(familyRef)}/start";

    public static string Make(string familyRef, OutgoingId document) => $"{OfFamily(familyRef)}/{document.Value}/make";

    public static string Release(string familyRef, OutgoingId document) => $"{OfFamily(familyRef)}/{document.Value}/release";

    public static string Stop(string familyRef, OutgoingId document) => $"{OfFamily(familyRef)}/{document.Value}/stop";

    public static string File(string familyRef, OutgoingId document) => $"{OfFamily(familyRef)}/{document.Value}/file";
}
