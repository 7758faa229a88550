using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

[Needs(Duty.Allocate)]
public sealed class AllocateModel(KithDb db, Allocate allocate, TimeProvider time) : FamilyFormPage<AllocateInput>
{
    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        var all = await (from p in db.Postings
                         join w in db.Workers on p.Worker equals w.Id
                         where p.Team == By.Team && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)
                         orderby w.Name
                         select new Candidate(
                             p.Id, w.Name, p.Role, db.Involvements.Count(i => i.Posting == p.Id && i.Kind == InvolvementKind.Allocated && i.EndedOn == null))).ToListAsync(ct);
        Candidates = all.Where(c => c.Role.MayLead()).ToList();
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => allocate.Do(Family.Episode, Input.Posting, Input.Why, By, now, ct),
        then: _ => FamiliesLinks.Team(FamilyRef),
        done: "Family allocated",
        ct);
}

public sealed class AllocateInput
{
    [Display(Name = "Lead worker")]
    public PostingId? Posting { get; set; }

    [Display(Name = "Why the lead worker changes")]
    public string? Why { get; set; }
}

public sealed record Candidate(PostingId Posting, string Name, Role Role, int Leads)
{
    public string InWords => $"{Name}, {Role.InWords().ToLowerInvariant()}";

    public string Load => Leads == 1 ? "Leads 1 family" : $"Leads {Leads} families";
}
