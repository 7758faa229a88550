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

    public static string Synonyms(int page = 1) => page == 1 ? "/directory/synonyms" : $"/directory/synonyms?p={page}";

    public static string AddSynonym(string? phrase = null) => "/directory/synonyms/add" + (phrase is null ? QueryString.Empty : QueryString.Create("phrase", phrase));

    public static string ChangeSynonym(RowId synonym) => $"/directory/synonyms/{synonym.Value}/change";

    public static string RemoveSynonym(RowId synonym) => $"/directory/synonyms/{synonym.Value}/remove";

    public static string Feeds(int page = 1) => page == 1 ? "/directory/feeds" : $"/directory/feeds?p={page}";

    public const string FollowFeed = "/directory/feeds/add";

    public static string Feed(FeedId feed, int page = 1) => $"/directory/feeds/{feed.Value}" + (page == 1 ? string.Empty : $"?p={page}");

    public static string ChangeFeed(FeedId feed) => $"{Feed(feed)}/change";

    public static string PauseFeed(FeedId feed) => $"{Feed(feed)}/pause";

    public static string RunFeed(FeedId feed) => $"{Feed(feed)}/run";

    public static string FeedRun(FeedRunId run, int page = 1) => $"/directory/feeds/runs/{run.Value}" + (page == 1 ? string.Empty : $"?p={page}");

    public static string Searches(int page = 1) => page == 1 ? "/directory/searches" : $"/directory/searches?p={page}";

    public static string Need(TermId term) => $"/directory?need={term.Value}";
}
