using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class ShowServiceInput
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Who may find this service?")]
    public Audience? Audience { get; set; }
}

public sealed class ShowPlaceInput
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Who may find this place?")]
    public Audience? Audience { get; set; }
}

[Needs(Duty.EditDirectory)]
public sealed class ShowServiceToModel(KithDb db, ShowServiceTo showServiceTo) : FormPage<ShowServiceInput>
{
    private Audience audience;

    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string ServiceName { get; private set; } = string.Empty;

    public IReadOnlyList<PlaceChoice> Places { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Services.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } service)
        {
            return NotFound();
        }

        (ServiceName, audience) = (service.Name, service.Audience);
        var places = ListingText.PlacesOf(ListingText.Read(service.Listing)).ToList();
        Places = await db.Locations.Where(l => places.Contains(l.Id)).OrderBy(l => l.Name).Select(l => new PlaceChoice(l.Id, l.Name, l.Audience)).ToListAsync(ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Audience = audience;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(now => showServiceTo.Do(Id, Input.Audience, By, now, ct), then: DirectoryLinks.Audience, done: "Saved", ct);
}

public sealed record PlaceChoice(LocationId Id, string? Name, Audience Audience);

[Needs(Duty.EditDirectory)]
public sealed class ShowPlaceToModel(KithDb db, ShowPlaceTo showPlaceTo) : FormPage<ShowPlaceInput>
{
    private Audience audience;

    [BindProperty(SupportsGet = true, Name = "place")]
    public LocationId Id { get; set; }

    public PlaceShown Place { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Locations.AsNoTracking().FirstOrDefaultAsync(l => l.Id == Id, ct) is not { } place)
        {
            return NotFound();
        }

        (Place, audience) = (PlaceShown.Of(ListingText.Read(place.Listing)), place.Audience);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Audience = audience;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(now => showPlaceTo.Do(Id, Input.Audience, By, now, ct), then: id => DirectoryLinks.PlaceAudience(id), done: "Saved", ct);
}
