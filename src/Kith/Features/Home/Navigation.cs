using Kith.Features.Access;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Governance;
using Kith.Features.Outcomes;
using Kith.Features.Returns;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Look;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kith.Features.Home;

/// <summary>The frame of every page for the worker who reads it: who they are, and the places that their role may go.</summary>
public sealed class Navigation(Frame frame, ServedPart part, EmergencyReads emergency, TimeProvider time) : IResultFilter
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
        ("Directory", DirectoryLinks.Search, Duty.UseKith),
        ("Clusters", ConnectionsLinks.Clusters, Duty.SeeClusters),
        ("Listings", DirectoryLinks.Listings(), Duty.EditDirectory),
        ("Census", ReturnsLinks.Censuses(), Duty.OpenReturns),
        ("Imports", ReturnsLinks.Imports(), Duty.ImportFiles),
        ("Organisation", AccessLinks.Organisation, Duty.ManageOrganisation),
    ];

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
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
        frame.Navigation.AddRange(Places.Where(p => AccessTable.HasDaily(by.Role, p.Duty) && part.Holds(p.Href)).Select(p => Item(p.Words, p.Href, http.Request.Path)));
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static ServiceNavigationItem Item(string words, string href, PathString here) => new()
    {
        Text = words,
        Href = href,
        Current = here == href,
        Active = href != "/" && here.StartsWithSegments(href, StringComparison.Ordinal),
    };
}
