using Kith.Practice.Shared;

namespace Kith.Features.Supervision;

public static class SupervisionLinks
{
    public static string Board() => "/supervision";

    public static string Board(DateOnly month, int page = 1) => $"/supervision?month={month:yyyy-MM}{(page > 1 ? $"&p={page}" : string.Empty)}";

    public static string OfFamily(string familyRef, int page = 1) => $"/families/{familyRef}/supervision{(page > 1 ? $"?p={page}" : string.Empty)}";

    /// <summary>The agenda while the session is to come, and its record once it is signed.</summary>
    public static string Session(string familyRef, SupervisionId session) => $"/families/{familyRef}/supervision/{session.Value}";

    public static string SharedScreen(string familyRef, SupervisionId session) => $"{Session(familyRef, session)}?screen=shared";

    public static string MyPart(string familyRef, SupervisionId session) => $"{Session(familyRef, session)}/my-part";

    public static string Hold(string familyRef, SupervisionId session) => $"{Session(familyRef, session)}/hold";

    public static string Sign(string familyRef, SupervisionId session) => $"{Session(familyRef, session)}/sign";
}
