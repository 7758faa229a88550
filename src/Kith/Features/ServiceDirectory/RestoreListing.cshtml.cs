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
public sealed class RestoreListingModel(KithDb db, ListingSides sides, RestoreListing restoreListing) : FormPage<RestoreInput>
{
    private int version;

    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "earlier")]
    public int Number { get; set; }

    public string ServiceName { get; private set; } = string.Empty;

    public DateTime LeftAt { get; private set; }

    public IReadOnlyList<FieldSides> Sides { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        var found = await (from e in db.EarlierListings
                           join s in db.Services on e.Service equals s.Id
                           where e.Service == Id && e.Number == Number
                           select new { s.Name, s.Version, Now = s.Listing, Then = e.Listing, e.LeftAt }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        (ServiceName, LeftAt, version) = (found.Name, found.LeftAt, found.Version);
        Sides = (await sides.Of(found.Now, found.Now, found.Then, Audience.Confidential, ct)).Where(s => s.Field != "assured_date").ToList();
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => restoreListing.Do(Id, Number, Input, By, now, ct), then: DirectoryLinks.Service, done: "The earlier version stands again", ct);
}
