using System.ComponentModel.DataAnnotations;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class RelateKinModel(RelateKin relateKin) : FamilyFormPage<RelateKinInput>
{
    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => relateKin.Do(Family.Episode, Input.Person, Input.Kind, Input.To, Input.HasParentalResponsibility, Input.From, By, now, ct),
        then: _ => FamiliesLinks.People(FamilyRef),
        done: "Relationship added",
        ct);
}

public sealed class RelateKinInput
{
    [Display(Name = "Person")]
    public PersonId? Person { get; set; }

    [Display(Name = "Is")]
    public KinKind? Kind { get; set; }

    [Display(Name = "Whom")]
    public PersonId? To { get; set; }

    [Display(Name = "Parental responsibility")]
    public bool HasParentalResponsibility { get; set; }

    [Display(Name = "Since")]
    public DateOnly? From { get; set; }
}
