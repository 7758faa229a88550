using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.FrontDoor;

[Needs(Duty.SeeFrontDoor)]
public sealed class ReadContactModel(ContactReader contacts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "contact")]
    public ContactId Id { get; set; }

    public ContactInView Contact { get; private set; } = null!;

    public bool MayWork => HttpContext.MustAct().Has(Duty.WorkFrontDoor);

    public ClockRule Rule => Clocks.RuleFor(Clock.ReferralDecision, Contact.ReceivedOn);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await contacts.FindWithIndex(Id, HttpContext.MustAct(), ct) is not { } contact)
        {
            return NotFound();
        }

        Contact = contact;
        return Page();
    }
}
