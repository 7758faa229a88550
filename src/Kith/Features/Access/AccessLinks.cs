using Kith.Platform.SignIn;
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
    public const string Sessions = "/account/sessions";
    public const string ConfirmPostings = "/account/colleagues";
    public const string Elsewhere = "/sign-in/elsewhere";
    public const string Suspended = "/sign-in/suspended";
    public const string Passkeys = "/account/passkeys";
    public const string AddPasskey = "/account/passkeys/add";
    public const string AskForNewPasskey = "/account/passkeys/ask";
    public const string SignInPasskey = "/sign-in/passkey";
    public const string AskForPasskey = "/sign-in/passkey/ask";

    public const string Organisation = "/organisation";
    public static string Mail(int page = 1) => page == 1 ? "/organisation/mail" : $"/organisation/mail?p={page}";

    public const string Agencies = "/organisation/agencies";
    public const string JoinAgency = "/organisation/agencies/add";
    public const string Agreements = "/organisation/agreements";
    public const string MakeAgreement = "/organisation/agreements/add";
    public const string Proposals = "/organisation/proposals";
    public const string Teams = "/organisation/teams";
    public const string FormTeam = "/organisation/teams/add";
    public const string Workers = "/organisation/workers";
    public const string WelcomeWorker = "/organisation/workers/add";

    public static string SignInTo(Errand errand) => SignIn + Query(errand);

    public static string SignInElsewhere(string provider, Errand errand) => $"{Elsewhere}/{provider}{Query(errand)}";

    public static string ReturnElsewhere(string provider) => $"{Elsewhere}/{provider}/back";

    public static string RemovePasskey(string key) => $"{Passkeys}/{key}/remove";

    public static string ChangeAgency(AgencyId agency) => $"{Agencies}/{agency.Value}";

    public static string EndAgreement(RowId agreement) => $"{Agreements}/{agreement.Value}";

    public static string NameConfirmer(AgencyId agency) => $"{ChangeAgency(agency)}/confirmer";

    public static string ChangeTeam(TeamId team) => $"{Teams}/{team.Value}";

    public static string Worker(WorkerId worker) => $"{Workers}/{worker.Value}";

    public static string ChangeWorker(WorkerId worker) => $"{Worker(worker)}/change";

    public static string ProposePosting(WorkerId worker) => $"{Worker(worker)}/postings/add";

    public static string AnswerPosting(RowId proposal) => $"{Proposals}/{proposal.Value}";

    public static string HandOverAccount(RowId handOver) => $"{Proposals}/accounts/{handOver.Value}";

    public static string AnswerLink(RowId proposal) => $"{Proposals}/links/{proposal.Value}";

    public static string EndPosting(WorkerId worker, PostingId posting) => $"{Worker(worker)}/postings/{posting.Value}/end";

    public static string OpenAccount(WorkerId worker) => $"{Worker(worker)}/account/open";

    public static string EndSessions(WorkerId worker) => $"{Worker(worker)}/sessions/end";

    public static string ReopenAccount(WorkerId worker) => $"{Worker(worker)}/account/reopen";

    public static string LinkAccount(WorkerId worker) => $"{Worker(worker)}/account/link";

    public static string UnlinkAccount(WorkerId worker) => $"{Worker(worker)}/account/unlink";

    public static string CloseAccount(WorkerId worker) => $"{Worker(worker)}/account/close";

    /// <summary>An errand as an address carries it on.</summary>
    public static QueryString Query(Errand errand)
    {
        var query = QueryString.Empty;
        query = errand.To is { Length: > 0 } to ? query.Add("to", to) : query;
        return errand.Kept ? query.Add("kept", "true") : query;
    }
}
