using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
[NeedsStepUp]
public sealed class ProposePostingModel(KithDb db, ProposePosting propose, TimeProvider time) : FormPage<StartPostingInput>
{
    [BindProperty(SupportsGet = true, Name = "worker")]
    public WorkerId Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    public IReadOnlyList<AgencyChoice> Agencies { get; private set; } = [];

    public IReadOnlyList<TeamChoice> Teams { get; private set; } = [];

    /// <summary>Family members are no workers: theirs is another door.</summary>
    public IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(r => r != Role.FamilyPortalUser).OrderBy(r => r.InWords(), StringComparer.CurrentCulture);

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Workers.Where(w => w.Id == Id).Select(w => w.Name).FirstOrDefaultAsync(ct) is not { } name)
        {
            return NotFound();
        }

        (Name, Agencies, Teams) = (name, await db.AgencyChoices(ct), await db.TeamChoices(ct));
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.StartsOn = Now.At(time.GetUtcNow()).Today;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => propose.Do(Id, Input, By, now, ct), then: _ => AccessLinks.Worker(Id), done: "Posting proposed. It begins when somebody else has agreed", ct);
}
