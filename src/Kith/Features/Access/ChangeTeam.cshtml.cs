using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class ChangeTeamModel(KithDb db, ChangeTeam changeTeam) : FormPage<TeamInput>
{
    private Team team = null!;

    [BindProperty(SupportsGet = true, Name = "team")]
    public TeamId Id { get; set; }

    public string Name => team.Name;

    protected override async Task<IActionResult?> Open(CancellationToken ct) =>
        (team = (await db.Teams.AsNoTracking().FirstOrDefaultAsync(t => t.Id == Id, ct))!) is null ? NotFound() : null;

    protected override Task Prefill(CancellationToken ct)
    {
        Input = new TeamInput { Name = team.Name, Agency = team.Agency, Locality = team.Locality, IsIntake = team.IsIntake, Version = team.Version };
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        _ => changeTeam.Do(Id, Input, By, ct), then: _ => AccessLinks.Teams, done: "Team saved", ct);
}
