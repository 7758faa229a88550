using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

[Needs(Duty.WorkFrontDoor)]
public sealed class DecideContactModel(KithDb db, ContactReader contacts, DecideContact decide, TimeProvider time) : ContactPage<DecisionInput>(contacts)
{
    public IReadOnlyList<TeamChoice> Teams { get; private set; } = [];

    public IReadOnlyList<KnownFamily> KnownFamilies { get; private set; } = [];

    public bool IsLate => Contact.DecidedAt is null && Now.At(time.GetUtcNow()).Today > Contact.DecideBy;

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Contact.Version;
        Input.FamilyName = Contact.People.Where(p => p.Kind == MemberKind.Child).Select(p => p.LastName).FirstOrDefault(n => n is not null);
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Teams = await db.Teams.OrderBy(t => t.Name).Select(t => new TeamChoice(t.Id, t.Name, t.Locality)).ToListAsync(ct);
        KnownFamilies = Contact.People.SelectMany(p => p.Work.Select(w => (Person: p, Work: w))).GroupBy(w => w.Work.FamilyRef)
            .Select(f => new KnownFamily(f.Key, string.Join(" and ", f.Select(w => w.Person.Name)), InWords(f.First().Work))).ToList();
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => decide.Do(Id, Input, By, now, ct),
        then: FrontDoorLinks.Contact,
        done: "Decision saved. Now answer whoever told you",
        ct);

    private static string InWords(KnownWork work) =>
        work.IsRestricted ? KnownWork.AskInstead : !work.IsOpen ? "No work is open: it opens anew" : $"Open with {work.Team ?? "no team"}{(work.Lead is null ? string.Empty : $", led by {work.Lead}")}";
}

public sealed record KnownFamily(string Ref, string Of, string Work);
