using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Access;

/// <summary>Where a worker goes once signed in: to choose a posting, to what was kept for them, or to where they were going.</summary>
public static class Arrival
{
    public const string Kept = "What you typed has been kept as a draft. Sign in to carry on";

    public static IActionResult Onwards(this IUrlHelper url, Acting? by, Errand errand) =>
        by is null ? new LocalRedirectResult(AccessLinks.Posting + AccessLinks.Query(errand))
        : new LocalRedirectResult(url.IsLocalUrl(errand.To) ? errand.To! : errand.Kept ? DraftEndpoint.List : HomeOf(by.Role));

    /// <summary>The page on which a role's day begins.</summary>
    public static string HomeOf(Role role) =>
        AccessTable.Has(role, Duty.SeeMyWork) ? "/"
        : AccessTable.Has(role, Duty.WorkFrontDoor) ? "/front-door"
        : AccessTable.Has(role, Duty.SeeMeasures) ? "/measures"
        : AccessTable.Has(role, Duty.ManageOrganisation) ? AccessLinks.Organisation
        : AccessTable.Has(role, Duty.ImportFiles) ? "/imports"
        : AccessTable.Has(role, Duty.EditDirectory) ? "/directory/listings"
        : AccessTable.Has(role, Duty.SeeAlerts) ? "/alerts"
        : AccessTable.Has(role, Duty.ProposeListing) ? "/directory"
        : AccessLinks.Account;
}
