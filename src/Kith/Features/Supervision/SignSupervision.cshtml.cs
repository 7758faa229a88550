using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Supervision;

[Needs(Duty.HoldSupervision)]
public sealed class SignSupervisionModel(SignSupervision signSupervision, SupervisionReader reader, SupervisionDesk desk, TimeProvider time) : FamilyFormPage<SignInput>
{
    [BindProperty(SupportsGet = true, Name = "session")]
    public SupervisionId SessionId { get; set; }

    public SupervisionInView Session { get; private set; } = null!;

    public IReadOnlyList<NamedWorker> Asked { get; private set; } = [];

    public DateOnly NextDueOn => GroupSupervision.DueAfter(Today);

    private DateOnly Today => Now.At(time.GetUtcNow()).Today;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await reader.Read(SessionId, Family.Episode, By, Family.Held, Today, ct) is not { } session)
        {
            return NotFound();
        }

        Session = session;
        Asked = (await desk.WorkersOf(Family.Episode, Today, ct)).Where(w => w.IsCurrent && w.IsMetBy(By)).ToList();
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Session.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => signSupervision.Do(SessionId, Input.Version, By, now, ct),
        then: id => SupervisionLinks.Session(Family.Ref, id),
        done: "Group supervision signed",
        ct);
}
