using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Returns;

/// <summary>What the census would ask about one family.</summary>
[Needs(Duty.SeeReturns)]
public sealed class FamilyAskedModel(KithDb db) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<FindingInView> Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        Asked = await db.AskedOf(By).Where(f => f.FamilyEpisode == Family.Episode).InView(db, By).Page(Number, ct);
        return Page();
    }
}
