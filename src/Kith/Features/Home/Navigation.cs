using Kith.Features.Access;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Governance;
using Kith.Features.Outcomes;
using Kith.Features.Returns;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Platform.Look;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Home;

/// <summary>The frame of every page for the worker who reads it: who they are, and the places that their role may go.</summary>
public sealed class Navigation(Frame frame, ServedPart part, EmergencyReads emergency, PrivilegedReader privileged, KithDb db, TimeProvider time) : IAsyncResultFilter
{
    private static readonly (string Words, string Href, Duty Duty)[] Places =
    [
        ("My work", "/", Duty.SeeMyWork),
        ("Families", "/families", Duty.ListFamilies),
        ("Supervision", "/supervision", Duty.SeeSupervisionBoard),
        ("Front door", FrontDoorLinks.Board(), Duty.SeeFrontDoor),
        ("Requests for help", FrontDoorLinks.Requests(), Duty.RequestHelp),
        ("Emergency", GovernanceLinks.BreakGlass, Duty.BreakGlass),
        ("Visits due", "/visits", Duty.SeeVisitRegister),
        ("Assessments", "/assessments", Duty.ReadAssessment),
        ("Measures", OutcomesLinks.Measures(), Duty.SeeMeasures),
        ("Unallocated", "/unallocated", Duty.Allocate),
        ("Restricted", FamiliesLinks.Restrictions, Duty.OverseeRestrictions),
        ("Alerts", GovernanceLinks.Alerts, Duty.SeeAlerts),
        ("Emergencies", GovernanceLinks.Emergencies, Duty.SeeEmergencies),
        ("Interests", GovernanceLinks.Interests, Duty.OverseeInterests),
        ("Who has looked", GovernanceLinks.Reads, Duty.OverseeReads),
        ("Privileged actions", GovernanceLinks.Weeks, Duty.ReviewPrivileged),
        ("Directory", DirectoryLinks.Search, Duty.UseKith),
        ("Clusters", ConnectionsLinks.Clusters, Duty.SeeClusters),
        ("Listings", DirectoryLinks.Listings(), Duty.EditDirectory),
        ("Census", ReturnsLinks.Censuses(), Duty.OpenReturns),
        ("Exports asked for", ReturnsLinks.ExportOrders(), Duty.AgreeToExports),
        ("Imports", ReturnsLinks.Imports(), Duty.ImportFiles),
        ("Proposed postings", AccessLinks.Proposals, Duty.AgreeToPostings),
        ("Organisation", AccessLinks.Organisation, Duty.ManageOrganisation),
    ];

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        Fill(context.HttpContext);
        if (context.Result is PageResult && context.HttpContext.Acting() is { } by && context.HttpContext.Request.Path == Arrival.HomeOf(by.Role))
        {
            var ct = context.HttpContext.RequestAborted;
            (string, string)?[] waits = [by.Has(Duty.SeeEmergencies) ? await LateReviews(by, ct) : null, by.Has(Duty.ReviewPrivileged) ? await WeeksThatWait(by, ct) : null];
            frame.Waits = [.. waits.OfType<(string, string)>()];
        }

        await next();
    }

    private async Task<(string Text, string Href)?> LateReviews(Acting by, CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        var late = await db.GlassesOverseenBy(by).CountAsync(g => g.ReviewedAt == null && g.ReviewBy < today, ct);
        return late == 0 ? null : ($"Overdue: {late} {(late == 1 ? "review of an emergency" : "reviews of emergencies")}", GovernanceLinks.Emergencies);
    }

    private async Task<(string Text, string Href)?> WeeksThatWait(Acting by, CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        var weeks = await privileged.WaitingFor(by).Select(w => w.ReviewBy).ToListAsync(ct);
        var late = weeks.Count(reviewBy => reviewBy < today);
        return weeks.Count == 0 || !await privileged.IsOfAuthority(by, ct) ? null
            : (late > 0 ? $"Overdue: {late} {(late == 1 ? "week" : "weeks")} of privileged actions to review" : $"{weeks.Count} {(weeks.Count == 1 ? "week" : "weeks")} of privileged actions to review", GovernanceLinks.Weeks);
    }

    private void Fill(HttpContext http)
    {
        frame.IsSignedIn = http.User.Identity?.IsAuthenticated == true;
        if (http.SignedIn() is { } session)
        {
            (frame.SessionLeft, frame.SessionWarning) = ((int)session.Left.TotalSeconds, (int)session.Warning.TotalSeconds);
        }

        if (http.Acting() is not { } by)
        {
            frame.HomeHref = part.Home == "/" ? frame.HomeHref : part.Home;
            return;
        }

        if (emergency.Current is { } reading)
        {
            frame.Warning = $"Emergency: until {Now.InLondon(reading.Until):HH:mm} you can read, and nothing can be saved. What you open is written down.";
        }

        frame.SignedInAs = $"{by.Name}, {by.Role.InWords()}";
        frame.AccountHref = AccessLinks.Account;
        frame.PostingHref = AccessLinks.Posting;
        frame.HomeHref = part.Home == "/" ? Arrival.HomeOf(by.Role) : part.Home;
        frame.PrintedBy = by.Name;
        frame.PrintedAt = Now.InLondon(time.GetUtcNow().UtcDateTime).ToString("d MMMM yyyy HH:mm");
        frame.Navigation = [.. Places.Where(p => AccessTable.HasDaily(by.Role, p.Duty) && part.Holds(p.Href) && !(p.Duty == Duty.AgreeToPostings && by.Has(Duty.ManageOrganisation))).Select(p => Item(p.Words, p.Href, http.Request.Path))];
    }

    private static ServiceNavigationItem Item(string words, string href, PathString here) => new()
    {
        Text = words,
        Href = href,
        Current = here == href,
        Active = href != "/" && here.StartsWithSegments(href, StringComparison.Ordinal),
    };
}
