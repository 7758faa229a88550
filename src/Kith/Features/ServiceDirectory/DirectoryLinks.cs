using Kith.Practice.Shared;

namespace Kith.Features.ServiceDirectory;

public static class DirectoryLinks
{
    public const string Search = "/directory";

    public static string Service(ServiceId service) => $"/directory/services/{service.Value}";

    public static string LargePrint(ServiceId service) => $"{Service(service)}?large=true";

    public static string Times(ServiceId service) => $"{Service(service)}/times.ics";

    public static string Change(ServiceId service) => $"{Service(service)}/change";

    public static string Confirm(ServiceId service) => $"{Service(service)}/confirm";

    public static string Listings(int page = 1) => page == 1 ? "/directory/listings" : $"/directory/listings?p={page}";

    public static string Need(TermId term) => $"/directory?need={term.Value}";
}
