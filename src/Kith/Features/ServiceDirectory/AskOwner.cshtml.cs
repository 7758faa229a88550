using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Mail;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.EditDirectory)]
public sealed class AskOwnerModel(KithDb db, AskOwner askOwner, MailSettings mail) : FormPage<NothingToType>
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string ServiceName { get; private set; } = string.Empty;

    public string? Address { get; private set; }

    public OwnerLink? Latest { get; private set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.Services.Where(s => s.Id == Id).Select(s => new { s.Name, s.ContactEmail }).FirstOrDefaultAsync(ct) is not { } service)
        {
            return NotFound();
        }

        (ServiceName, Address) = (service.Name, service.ContactEmail);
        Latest = await db.OwnerLinks.AsNoTracking().Where(l => l.Service == Id).OrderByDescending(l => l.MadeAt).FirstOrDefaultAsync(ct);
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        async now => mail.IsSetUp ? await askOwner.Do(Id, By, now, ct) : new Refusal(string.Empty, "No mail leaves Kith yet: whoever runs it has to say by which server"),
        then: _ => DirectoryLinks.Listings(), done: "The mail is on its way", ct);
}
