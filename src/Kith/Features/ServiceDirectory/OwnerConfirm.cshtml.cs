using Kith.Platform.Data;
using Kith.Platform.Look;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class OwnerConfirmInput
{
    public OwnerAnswer? Answer { get; set; }
}

/// <summary>Where a mailed link leads: the listing as the public sees it, for whoever runs the service. Opening it says nothing; only a button does.</summary>
[AllowAnonymous]
public sealed class OwnerConfirmModel(KithDb db, ServiceReader reader, AnswerAsOwner answerAsOwner, Frame frame, Writes writes, TimeProvider time)
    : PublicFormPage<OwnerConfirmInput>(frame, writes)
{
    [BindProperty(SupportsGet = true, Name = "secret")]
    public string Secret { get; set; } = string.Empty;

    /// <summary>Null when the link opens nothing.</summary>
    public ServiceShown? Service { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Service = await reader.OfLink(db, Secret, Now.At(time.GetUtcNow()), ct);
        Response.StatusCode = Service is null ? StatusCodes.Status404NotFound : Response.StatusCode;
        return Service is null && Request.Method != "GET" ? NotFound() : null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(now => answerAsOwner.Do(Secret, Input.Answer, now, ct), ct);
}

[AllowAnonymous]
public sealed class OwnerChangeModel(KithDb db, ServiceReader reader, ChangeAsOwner changeAsOwner, Frame frame, Writes writes, TimeProvider time)
    : PublicFormPage<ProposeChangeInput>(frame, writes)
{
    private ProposeChangeInput standing = new();

    [BindProperty(SupportsGet = true, Name = "secret")]
    public string Secret { get; set; } = string.Empty;

    public ServiceShown Service { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await reader.OfLink(db, Secret, Now.At(time.GetUtcNow()), ct) is not { } service)
        {
            return Redirect(DirectoryLinks.OwnerConfirm(Secret));
        }

        Service = service;
        var found = await db.Services.Where(s => s.Id == service.Id).Select(s => new { s.Listing, s.Version }).FirstAsync(ct);
        standing = ProposeChangeInput.From(ListingText.Read(found.Listing), found.Version);
        return null;
    }

    protected override void Prefill()
    {
        Input = standing;
        Input.Why = "We run it";
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(now => changeAsOwner.Do(Secret, Input, now, ct), ct);
}

internal static class ReadingByLink
{
    public static async Task<ServiceShown?> OfLink(this ServiceReader reader, KithDb db, string secret, Now now, CancellationToken ct)
    {
        if (await db.OwnerLinkOf(secret, now, ct) is not { } link)
        {
            return null;
        }

        // Its places as the public may know them, also while the public does not find it.
        var number = await db.Services.Where(s => s.Id == link.Service).Select(s => s.Number).FirstAsync(ct);
        return (await reader.ReadAs([number], Audience.Public, ct)).GetValueOrDefault(number);
    }
}
