using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.FrontDoor;

/// <summary>One request as its author may read it: what they sent, and the answer. Nothing of the record, of the rating or of the decision.</summary>
[Needs(Duty.RequestHelp)]
public sealed class ReadRequestModel(ContactReader contacts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "contact")]
    public ContactId Id { get; set; }

    public ContactInView Sent { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await contacts.Find(Id, HttpContext.MustAct(), ct) is not { } contact || contact.RequestedBy != HttpContext.MustAct().Posting)
        {
            return NotFound();
        }

        Sent = contact;
        return Page();
    }
}
