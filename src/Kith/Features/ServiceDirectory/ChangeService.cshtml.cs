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
public sealed class ChangeServiceModel(KithDb db, ChangeService changeService) : FormPage<ServiceInput>
{
    private Service found = null!;

    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string? Source => found.Source;

    /// <summary>Fields that say something else than the source last sent.</summary>
    public IReadOnlyList<string> OwnFields { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } service)
        {
            return NotFound();
        }

        found = service;
        if (service.Sent is { } sent)
        {
            var (before, now) = (ListingText.FieldsOf(sent), ListingText.FieldsOf(service.Listing));
            OwnFields = now.Keys.Union(before.Keys).Where(f => before.GetValueOrDefault(f) != now.GetValueOrDefault(f)).Order(StringComparer.Ordinal).ToList();
        }

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
