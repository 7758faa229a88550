using Kith.Practice.Shared;

namespace Kith.Features.Access;

public static class AccessLinks
{
    public const string SignIn = "/sign-in";
    public const string Code = "/sign-in/code";
    public const string SetUp = "/sign-in/set-up";
    public const string Demonstration = "/sign-in/demonstration";
    public const string SignOut = "/sign-out";
    public const string Posting = "/posting";
    public const string Account = "/account";
    public const string Password = "/account/password";

    public const string Organisation = "/organisation";
    public static string Mail(int page = 1) => page == 1 ? "/organisation/mail" : $"/organisation/mail?p={page}";

    public const string Agencies = "/organisation/agencies";
    public const string JoinAgency = "/organisation/agencies/add";
    public const string Teams = "/organisation/teams";
    public const string FormTeam = "/organisation/teams/add";
    public const string Workers = "/organisation/workers";
    public const string WelcomeWorker = "/organisation/workers/add";

    public static string ChangeAgency(AgencyId agency) => $"{Agencies}/{agency.Value}";

    public static string ChangeTeam(TeamId team) => $"{Teams}/{team.Value}";

    public static string Worker(WorkerId worker) => $"{Workers}/{worker.Value}";

    public static string ChangeWorker(WorkerId worker) => $"{Worker(worker)}/change";

    public static string StartPosting(WorkerId worker) => $"{Worker(worker)}/postings/add";

    public static string EndPosting(WorkerId worker, PostingId posting) => $"{Worker(worker)}/postings/{posting.Value}/end";

    public static string OpenAccount(WorkerId worker) => $"{Worker(worker)}/account/open";

    public static string CloseAccount(WorkerId worker) => $"{Worker(worker)}/account/close";
}
