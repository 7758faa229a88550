using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

[Needs(Duty.ChangeReferral)]
public sealed class ChangeReferralModel(KithDb db, ChangeReferral changeReferral, TimeProvider time) : FamilyFormPage<ChangeReferralInput>
{
    private readonly DateOnly today = Now.At(time.GetUtcNow()).Today;

    [BindProperty(SupportsGet = true, Name = "referral")]
    public ChildEpisodeId Id { get; set; }

    public ChildEpisode Referral { get; private set; } = null!;

    public string Child => Family.NameOf(Referral.Child);

    public IEnumerable<CensusCode> Sources => ChangeReferral.SourcesOn(today);

    public IEnumerable<CensusCode> Needs => ChangeReferral.NeedsOn(today);

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Referral = (await db.ChildEpisodes.AsNoTracking().FirstOrDefaultAsync(e => e.Id == Id && e.FamilyEpisode == Family.Episode, ct))!;
        return Referral is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.Source, Input.Need, Input.Reason) = (Referral.Version, Referral.ReferralSource, Referral.PrimaryNeed, Referral.ReasonForClosure);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changeReferral.Do(Id, Input, By, now, ct),
        then: _ => CaseworkLinks.AssessmentsOf(FamilyRef),
        done: "Referral saved",
        ct);
}
