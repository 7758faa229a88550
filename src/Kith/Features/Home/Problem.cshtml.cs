using Kith.Platform.Data;
using Kith.Platform.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Kith.Features.Home;

public sealed record ProblemWords(string Heading, params string[] Paragraphs);

/// <summary>
/// What a worker reads when something did not work, without any detail of it. Every missing page, and every page out of sight, reads the same.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
public sealed class ProblemModel : PageModel
{
    private static readonly Dictionary<int, ProblemWords> Known = new()
    {
        [400] = new(
            "This page was open for too long",
            "Kith could not tell that the form came from you, so nothing was saved.",
            "Go back, copy what you typed, open the page anew and try again. You may have to sign in."),
        [403] = new(
            "You cannot open this page",
            "Your posting does not have this duty. If you hold another posting that has it, change posting and try again.",
            "If you think that your role should have it, ask your manager."),
        [404] = new(
            "Page not found",
            "If you typed the address, check that it is correct. If you followed a link, it may be out of date.",
            "It may also lead to a record that you do not work with."),
        [405] = new(
            "This page cannot do that",
            "Nothing was saved. Go back, open the page anew and use the buttons on it."),
        [413] = new(
            "What you sent is too long",
            "Nothing was saved. Go back and send less at once."),
        [429] = new(
            "You are asking too fast",
            "Kith answers everybody in turn. Nothing was saved. Wait a few seconds, go back and try again.",
            "If nobody here is using a program to read Kith, tell your administrator."),
        [503] = new(
            "Kith cannot answer now",
            "Nothing was saved. Your drafts are safe. Try again in a few minutes."),
    };

    private static readonly ProblemWords Unconfirmed = new(
        "Kith does not know whether this was saved",
        "It may be kept or it may be lost. Look on the page where it should stand before you do it again.",
        "A part of Kith that keeps a second copy does not answer. Your administrator should know.");

    private static readonly ProblemWords OnlyRead = new(
        "Nothing can be saved now",
        "There is an emergency: the record can be read, and nothing was saved. Go back and copy what you typed to somewhere safe.",
        "Whoever runs Kith says when it can be written in again.");

    private static readonly ProblemWords Stopped = new(
        "You have opened very many families",
        "Kith shows you no further family for now. Those that you have opened within the last hour stay open to you.",
        "A privacy officer has been told that this happened, and will ask you about it. If it is your work, tell your manager.");

    private static readonly ProblemWords Fault = new(
        "Something went wrong",
        "What you were doing may not have been saved. Go back and check before you do it again. Your drafts are safe.");

    private int status;

    public ProblemWords Words => HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        UnconfirmedException => Unconfirmed,
        OnlyReadException => OnlyRead,
        ReadingStoppedException => Stopped,
        _ => Known.GetValueOrDefault(status, Fault),
    };

    /// <summary>Only a fault has one: pages not found must not differ.</summary>
    public string? Reference => status >= 500 ? HttpContext.TraceIdentifier : null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // A problem that brought the reader here has set the status; an address typed by hand sets its own.
        var asked = int.TryParse(context.RouteData.Values["status"]?.ToString(), out var typed) && (Known.ContainsKey(typed) || typed == 500) ? typed : 404;
        status = Response.StatusCode >= 400 ? Response.StatusCode : asked;
        Response.StatusCode = status;
    }
}
