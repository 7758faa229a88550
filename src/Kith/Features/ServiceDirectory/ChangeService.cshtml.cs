using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.EditDirectory)]
public sealed class ChangeServiceModel(KithDb db, ChangeService changeService, OriginReader origins, TimeProvider time) : FormPage<ServiceInput>
{
    private Service found = null!;

    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string? Source => found.Source;

    /// <summary>Where each field comes from, and what its source says otherwise.</summary>
    public IReadOnlyList<OriginLine> Origins { get; private set; } = [];

    public IReadOnlyList<ConflictRule> Rules => ConflictRule.On(Now.At(time.GetUtcNow()).Today);

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } service)
        {
            return NotFound();
        }

        found = service;
        Origins = await origins.Of(service, ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input = ServiceInput.Of(ListingText.Read(found.Listing), found.Version);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changeService.Do(Id, Input, By, now, ct), then: DirectoryLinks.Service, done: "Saved", ct);
}
