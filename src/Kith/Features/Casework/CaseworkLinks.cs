namespace Kith.Features.Casework;

public static class CaseworkLinks
{
    public static string Unallocated() => "/unallocated";

    public static string Allocate(string familyRef) => $"/families/{familyRef}/allocate";

    public static string MoveTeam(string familyRef) => $"/families/{familyRef}/move-team";

    public static string Close(string familyRef) => $"/families/{familyRef}/close";

    public static string Visits() => "/visits";

    public static string Clocks() => "/clocks";
}
