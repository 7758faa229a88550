using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class FormTeamModel(KithDb db, FormTeam formTeam) : FormPage<TeamInput>
{
    public IReadOnlyList<AgencyChoice> Agencies { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Agencies = await db.AgencyChoices(ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => formTeam.Do(Input, By, now, ct), then: _ => AccessLinks.Teams, done: "Team added", ct);
}

public sealed record AgencyChoice(AgencyId Id, string Name);

public sealed record TeamChoice(TeamId Id, string Name, string Agency);

internal static class OrganisationChoices
{
    public static async Task<IReadOnlyList<AgencyChoice>> AgencyChoices(this KithDb db, CancellationToken ct) =>
        await db.Agencies.OrderBy(a => a.Name).Select(a => new AgencyChoice(a.Id, a.Name)).ToListAsync(ct);

    public static async Task<IReadOnlyList<TeamChoice>> TeamChoices(this KithDb db, CancellationToken ct) =>
        await (from t in db.Teams join a in db.Agencies on t.Agency equals a.Id orderby t.Name, a.Name select new TeamChoice(t.Id, t.Name, a.Name)).ToListAsync(ct);
}
