using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.NameWorkers)]
public sealed class EndInvolvementModel(KithDb db, EndInvolvement endInvolvement) : FamilyFormPage<EndInvolvementInput>
{
    [BindProperty(SupportsGet = true)]
    public InvolvementId Involvement { get; set; }

    public string Worker { get; private set; } = string.Empty;

    private int Version { get; set; }

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var involvement = await (from i in db.Involvements
                                 join p in db.Postings on i.Posting equals p.Id
                                 join w in db.Workers on p.Worker equals w.Id
                                 where i.Id == Involvement && i.FamilyEpisode == Family.Episode && i.EndedOn == null
                                 select new { w.Name, i.Version }).FirstOrDefaultAsync(ct);
        (Worker, Version) = (involvement?.Name ?? string.Empty, involvement?.Version ?? 0);
        return involvement is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => endInvolvement.Do(Family.Episode, Involvement, Input.Why, Input.Version, By, now, ct),
        then: _ => FamiliesLinks.Team(FamilyRef),
        done: "Involvement ended",
        ct);
}

public sealed class EndInvolvementInput
{
    public int Version { get; set; }

    [Display(Name = "Why they no longer work with the family")]
    public string? Why { get; set; }
}
