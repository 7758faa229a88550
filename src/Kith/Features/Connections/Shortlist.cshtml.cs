using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

[Needs(Duty.Connect)]
public sealed class ShortlistModel(KithDb db, Shortlist shortlist, WorkbookDesk desk, TimeProvider time) : FamilyFormPage<ShortlistInput>
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Service { get; set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>The service tells of domestic abuse by its name alone.</summary>
    public bool IsSided { get; private set; }

    public IReadOnlyList<Side> Sides { get; private set; } = [];

    public IReadOnlyList<HelpNeed> Needs { get; private set; } = [];

    private IReadOnlyList<string> Terms { get; set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await db.Services.Where(s => s.Id == Service && s.Audience != Audience.Confidential).Select(s => s.Name).FirstOrDefaultAsync(ct) is not { } name)
        {
            return NotFound();
        }

        (Name, Sides, Needs) = (name, await desk.SidesOpenTo(Family.Episode, By, Family.Held, ct), HelpNeed.On(Now.At(time.GetUtcNow()).Today));
        Terms = await db.TermsOf(Service).Select(t => t.Name).ToListAsync(ct);
        IsSided = HelpNeed.AreSided(Terms);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Need = Needs.FirstOrDefault(n => Terms.Any(n.HasTerm))?.Code;
        Input.MayRead = IsSided ? null : SideChoice.Everyone;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => shortlist.Do(Family.Episode, Service, Input, By, now, ct), then: _ => ConnectionsLinks.OfFamily(FamilyRef), done: "On the shortlist", ct);
}
