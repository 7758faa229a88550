using System.ComponentModel.DataAnnotations;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class FoundHouseholdModel(FoundHousehold foundHousehold, TimeProvider time) : FamilyFormPage<FoundHouseholdInput>
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.On = Now.At(time.GetUtcNow()).Today;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => foundHousehold.Do(Family.Episode, Input.Name, Input.People.ConvertAll(p => new PersonId(p)), Input.On, Input.Extend, By, now, ct),
        then: _ => FamiliesLinks.People(FamilyRef),
        done: "Household added",
        ct);
}

public sealed class FoundHouseholdInput
{
    [Display(Name = "Name of the household")]
    public string? Name { get; set; }

    [Display(Name = "Who lives there")]
    public List<Guid> People { get; set; } = [];

    [Display(Name = "Lives there since")]
    public DateOnly? On { get; set; }

    [Display(Name = "Are the whereabouts of those who join the household protected too?")]
    public bool? Extend { get; set; }
}
