using System.ComponentModel.DataAnnotations;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class JoinFamilyModel(JoinFamily joinFamily, TimeProvider time) : FamilyFormPage<JoinFamilyInput>
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.From = Now.At(time.GetUtcNow()).Today;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => joinFamily.Do(Family.Episode, new PersonSought(Input.FirstName, Input.LastName, Input.BirthDate, Input.Number), Input.Kind, Input.From, By, now, ct),
        then: person => FamiliesLinks.Person(FamilyRef, person),
        done: "They now belong to this family too",
        ct);
}

public sealed class JoinFamilyInput
{
    [Display(Name = "First name")]
    public string? FirstName { get; set; }

    [Display(Name = "Last name")]
    public string? LastName { get; set; }

    [Display(Name = "Date of birth")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "A number they are known by")]
    public string? Number { get; set; }

    [Display(Name = "In this family")]
    public MemberKind? Kind { get; set; }

    [Display(Name = "Belongs to the family from")]
    public DateOnly? From { get; set; }
}
