using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

[Needs(Duty.Connect)]
public sealed class NoteWaitingModel(KithDb db, NoteWaiting noteWaiting, TimeProvider time) : FormPage<WaitingInput>
{
    [BindProperty(SupportsGet = true, Name = "service")]
    public ServiceId Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Name = (await db.Services.Where(s => s.Id == Id && s.Audience != Audience.Confidential).Select(s => s.Name).FirstOrDefaultAsync(ct))!;
        return Name is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.ToldOn = Now.At(time.GetUtcNow()).Today;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => noteWaiting.Do(Id, Input, By, now, ct), then: _ => ConnectionsLinks.Replies(Id), done: "Waiting time noted", ct);
}
