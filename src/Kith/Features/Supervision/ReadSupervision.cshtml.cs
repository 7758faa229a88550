using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Supervision;

/// <summary>The reader's own agenda while the session is to come, and their own copy of its record once it is signed.</summary>
[Needs(Duty.ReadSupervision)]
public sealed class ReadSupervisionModel(SupervisionReader reader, TimeProvider time) : FamilyPage
{
    [BindProperty(SupportsGet = true, Name = "session")]
    public SupervisionId SessionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Screen { get; set; }

    public bool IsSharedScreen => Screen == "shared";

    public SupervisionInView Session { get; private set; } = null!;

    public IEnumerable<AgendaTopic> Topics { get; } = Enum.GetValues<AgendaTopic>().Where(t => t != AgendaTopic.NextSteps);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var session = await reader.Read(SessionId, Family.Episode, By, Family.Held, Now.At(time.GetUtcNow()).Today, ct, IsSharedScreen);
        if (session is null)
        {
            return NotFound();
        }

        Session = session;
        HttpContext.Features.Set(session.Before);
        return Page();
    }
}
