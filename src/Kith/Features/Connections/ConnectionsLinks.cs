using Kith.Practice.Shared;

namespace Kith.Features.Connections;

public static class ConnectionsLinks
{
    public const string Clusters = "/clusters";

    public const string FormCluster = "/clusters/add";

    public static string OfFamily(string familyRef) => $"/families/{familyRef}/services";

    public static string Find(string familyRef) => $"{OfFamily(familyRef)}/find";

    public static string Shortlist(string familyRef, ServiceId service) => $"{OfFamily(familyRef)}/{service.Value}/shortlist";

    /// <summary>The shortlist on paper: what everybody may read, or one person’s side alone.</summary>
    public static string Paper(string familyRef, PersonId? side = null, bool isLarge = false) =>
        $"{OfFamily(familyRef)}/paper{(side is { } person ? $"/{person.Value}" : string.Empty)}{(isLarge ? "?large=true" : string.Empty)}";

    public static string Connection(string familyRef, ConnectionId connection) => $"{OfFamily(familyRef)}/connections/{connection.Value}";

    public static string ChangeShortlisted(string familyRef, ConnectionId connection) => $"{Connection(familyRef, connection)}/shortlisted";

    public static string Ask(string familyRef, ConnectionId connection) => $"{Connection(familyRef, connection)}/ask";

    public static string Move(string familyRef, ConnectionId connection) => $"{Connection(familyRef, connection)}/move";

    public static string TakeBack(string familyRef, ConnectionId connection) => $"{Connection(familyRef, connection)}/take-back";

    public static string PutRight(string familyRef, ConnectionId connection) => $"{Connection(familyRef, connection)}/put-right";

    /// <summary>How a service has answered, for workers.</summary>
    public static string Replies(ServiceId service) => $"/directory/services/{service.Value}/replies";

    public static string Waiting(ServiceId service) => $"/directory/services/{service.Value}/waiting";

    public static string Cluster(ClusterId cluster, int kilometres = ClusterReader.UsualKilometres, int page = 1) =>
        $"/clusters/{cluster.Value}{(kilometres == ClusterReader.UsualKilometres ? string.Empty : $"?kilometres={kilometres}")}{(page == 1 ? string.Empty : kilometres == ClusterReader.UsualKilometres ? $"?p={page}" : $"&p={page}")}";

    public static string ChangeCluster(ClusterId cluster) => $"/clusters/{cluster.Value}/change";
}
