using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

[Needs(Duty.OverseeInterests)]
public sealed class JudgeInterestModel(KithDb db, JudgeInterest judge, ConflictsOfInterest conflicts) : FormPage<JudgeInput>
{
    [BindProperty(SupportsGet = true, Name = "interest")]
    public RowId Id { get; set; }

    public Interest Interest { get; private set; } = null!;

    public string Worker { get; private set; } = string.Empty;

    public string? Match { get; private set; }

    public IReadOnlyList<Resemblance> Resembling { get; private set; } = [];

    public static string NameOf(Resemblance person) =>
        $"{PersonName.Of(person.FirstName, person.LastName)}{(person.BirthDate is { } born ? $", born {born:d MMMM yyyy}" : string.Empty)}";

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.InterestsOverseenBy(By).AsNoTracking().FirstOrDefaultAsync(x => x.Id == Id && x.EndedAt == null, ct) is not { } interest)
        {
            return NotFound();
        }

        Interest = interest;
        Worker = await db.Workers.Where(w => w.Id == interest.Worker).Select(w => w.Name).SingleAsync(ct);
        if (interest.Person is { } person)
        {
            var found = await db.People.Where(p => p.Id == person).Select(p => new Resemblance(p.Id, p.FirstName, p.LastName, p.BirthDate)).SingleAsync(ct);
            Match = NameOf(found);
        }
        else
        {
            Resembling = await conflicts.Resembling(interest, ct);
        }

        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Interest.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => judge.Do(Id, Input, By, now, ct), then: _ => GovernanceLinks.Interests, done: "Answer saved", ct);
}
