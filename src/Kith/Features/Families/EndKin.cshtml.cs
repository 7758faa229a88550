using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class EndKinModel(KithDb db, EndKin endKin, TimeProvider time) : FamilyFormPage<EndKinInput>
{
    [BindProperty(SupportsGet = true, Name = "kin")]
    public RowId Id { get; set; }

    public string Related { get; private set; } = string.Empty;

    /// <summary>The child that the shield of the parent covers; null when there is none, or it has its own.</summary>
    public string? Shielded { get; private set; }

    private int Version { get; set; }

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var members = Family.People.Select(p => p.Id).ToList();
        var kin = await db.Kin.Where(k => k.Id == Id && k.Until == null && (members.Contains(k.Person) || members.Contains(k.To)))
            .Select(k => new { k.Person, k.Kind, k.To, k.Version }).FirstOrDefaultAsync(ct);
        if (kin is null)
        {
            return NotFound();
        }

        Related = $"{Family.NameOf(kin.Person)}, {kin.Kind.InWords().ToLowerInvariant()} {Family.NameOf(kin.To)}";
        Shielded = FamilyWords.Parents.Contains(kin.Kind) && Family.Find(kin.Person)?.IsProtected == true && Family.Find(kin.To) is { IsProtected: false } child ? child.Name : null;
        Version = kin.Version;
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.Until) = (Version, Now.At(time.GetUtcNow()).Today);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => endKin.Do(Family.Episode, Id, Input.Until, Input.Version, By, now, ct),
        then: _ => FamiliesLinks.People(FamilyRef),
        done: "Relationship ended",
        ct);
}

public sealed class EndKinInput
{
    public int Version { get; set; }

    [Display(Name = "Day it ended")]
    public DateOnly? Until { get; set; }
}
