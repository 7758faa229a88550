using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.EditPeople)]
public sealed class AddPersonModel(AddPerson addPerson, TimeProvider time) : FamilyFormPage<PersonInput>, IPersonForm
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.From = Now.At(time.GetUtcNow()).Today;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => addPerson.Do(Family.Episode, Input.Details, Input.Disabilities, Input.Kind, Input.From, By, now, ct),
        then: _ => FamiliesLinks.People(FamilyRef),
        done: "Person added",
        ct);
}
