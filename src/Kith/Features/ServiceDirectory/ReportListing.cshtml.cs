using Kith.Platform.Data;
using Kith.Platform.Look;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[AllowAnonymous]
public sealed class ReportListingModel(KithDb db, ReportListing reportListing, Frame frame, Writes writes) : PublicFormPage<ReportListingInput>(frame, writes)
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string ServiceName { get; private set; } = string.Empty;

    public bool IsSensitive => SensitiveTopics.Touches(ServiceName);

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        ServiceName = await db.Services.Where(s => s.Id == Id && s.SeenBy == Audience.Public).Select(s => s.Name).FirstOrDefaultAsync(ct) ?? string.Empty;
        return ServiceName.Length == 0 ? NotFound() : null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(now => reportListing.Do(Id, Input, now, ct), ct);
}
