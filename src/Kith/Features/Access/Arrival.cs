using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Access;

/// <summary>Where a worker goes once signed in: to choose a posting, to what was kept for them, or to where they were going.</summary>
internal static class Arrival
{
    public const string Kept = "What you typed has been kept as a draft. Sign in to carry on";

    public static IActionResult Onwards(this IUrlHelper url, PostingId? posting, Errand errand)
    {
        if (posting is null)
        {
            return new RedirectResult(QueryString(AccessLinks.Posting, errand));
        }

        return new LocalRedirectResult(errand.Kept ? DraftEndpoint.List : url.IsLocalUrl(errand.To) ? errand.To! : "/");
    }

    public static string QueryString(string path, Errand errand)
    {
        var query = Microsoft.AspNetCore.Http.QueryString.Empty;
        query = errand.To is { Length: > 0 } to ? query.Add("to", to) : query;
        query = errand.Kept ? query.Add("kept", "true") : query;
        return path + query;
    }
}
