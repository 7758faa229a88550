using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class CorrectConferenceModel(CorrectConference correctConference, PlansReader reader) : FamilyFormPage<CorrectConferenceInput>
{
    [BindProperty(SupportsGet = true, Name = "referral")]
    public ChildEpisodeId Id { get; set; }

    public PlansOfChild Child { get; private set; } = null!;

    private ChildEpisode Episode { get; set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await reader.Of(Family, Id, By, ct) is not { } child)
        {
            return NotFound();
        }

        (Child, Episode) = (child, child.Episodes.Single(e => e.Id == Id));
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.On) = (Episode.Version, Episode.InitialConferenceOn);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => correctConference.Do(Family.Episode, Id, Input, By, now, ct),
        then: _ => CaseworkLinks.Plans(FamilyRef),
        done: "Conference corrected",
        ct);
}
