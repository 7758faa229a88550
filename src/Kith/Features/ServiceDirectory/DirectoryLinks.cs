using Kith.Practice.ServiceDirectory;
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

    public const string Settings = "/directory/settings";

    public static string Ask(ServiceId service) => $"{Service(service)}/ask";

    public static string OwnerConfirm(string secret) => $"/directory/confirm/{secret}";

    public static string OwnerChange(string secret) => $"{OwnerConfirm(secret)}/change";

    public static string ReportProblem(ServiceId service) => $"{Service(service)}/report";

    public static string Reports(int page = 1) => Paged("/directory/reports", page);

    public static string Report(RowId report) => $"/directory/reports/{report}";

    public static string Audience(ServiceId service) => $"{Service(service)}/audience";

    public static string PlaceAudience(LocationId place) => $"/directory/places/{place}/audience";

    public static string ProposeChange(ServiceId service) => $"{Service(service)}/propose";

    public static string ProposeWithdrawal(ServiceId service) => $"{Service(service)}/propose-end";

    public const string ProposeListing = "/directory/propose";

    public static string Proposals(int page = 1) => Paged("/directory/proposals", page);

    public static string Proposals(ProposalState state, int page = 1) => $"/directory/proposals?state={state}{(page == 1 ? "" : $"&p={page}")}";

    public static string MyProposals(int page = 1) => Paged("/directory/proposals/mine", page);

    public static string Proposal(ProposalId proposal) => $"/directory/proposals/{proposal}";

    public static string Batch(RowId batch, int page = 1) => Paged($"/directory/proposals/batches/{batch.Value}", page);

    public static string Decide(ProposalId proposal) => $"/directory/proposals/{proposal}/decide";

    public static string History(ServiceId service, int page = 1) => Paged($"{Service(service)}/history", page);

    public static string Earlier(ServiceId service, int number) => $"{Service(service)}/history/{number}";

    public static string Watch(ServiceId service) => $"{Service(service)}/watch";

    public static string Watched(int page = 1) => Paged("/directory/watched", page);

    public static string Listings(int page = 1) => Paged("/directory/listings", page);

    public static string ListingsByAge(int page = 1) => $"/directory/listings?by=checked{(page == 1 ? "" : $"&p={page}")}";

    public static string Twins(int page = 1) => Paged("/directory/twins", page);

    public static string TwinsDecided(int page = 1) => $"/directory/twins?decided=true{(page == 1 ? "" : $"&p={page}")}";

    public static string Twin(RowId twin) => $"/directory/twins/{twin.Value}";

    public static string TwinDecided(RowId twin) => $"{Twin(twin)}/decided";

    public static string Synonyms(int page = 1) => Paged("/directory/synonyms", page);

    public static string AddSynonym(string? phrase = null) => "/directory/synonyms/add" + (phrase is null ? QueryString.Empty : QueryString.Create("phrase", phrase));

    public static string ChangeSynonym(RowId synonym) => $"/directory/synonyms/{synonym.Value}/change";

    public static string RemoveSynonym(RowId synonym) => $"/directory/synonyms/{synonym.Value}/remove";

    public static string Feeds(int page = 1) => Paged("/directory/feeds", page);

    public const string FollowFeed = "/directory/feeds/add";

    public static string Feed(FeedId feed, int page = 1) => Paged($"/directory/feeds/{feed.Value}", page);

    public static string ChangeFeed(FeedId feed) => $"{Feed(feed)}/change";

    public static string PauseFeed(FeedId feed) => $"{Feed(feed)}/pause";

    public static string RunFeed(FeedId feed) => $"{Feed(feed)}/run";

    public static string FeedRun(FeedRunId run, int page = 1) => Paged($"/directory/feeds/runs/{run.Value}", page);

    public static string Searches(int page = 1) => Paged("/directory/searches", page);

    public static string Need(TermId term) => $"/directory?need={term.Value}";

    private static string Paged(string list, int page) => page == 1 ? list : $"{list}?p={page}";
}
