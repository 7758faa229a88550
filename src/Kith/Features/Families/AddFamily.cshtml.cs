using System.ComponentModel.DataAnnotations;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Families;

[Needs(Duty.OpenFamilyEpisode)]
public sealed class AddFamilyModel(AddFamily addFamily, TimeProvider time) : FormPage<AddFamilyInput>
{
    protected override Task<IActionResult?> Open(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override Task Prefill(CancellationToken ct)
    {
        Input.OpenedOn = Now.At(time.GetUtcNow()).Today;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => addFamily.Do(Input.Name, Input.OpenedOn, By, now, ct),
        then: added => FamiliesLinks.People(added.Ref),
        done: "Family added. Now add its people",
        ct);
}

public sealed class AddFamilyInput
{
    [Display(Name = "Name of the family")]
    public string? Name { get; set; }

    [Display(Name = "Day the work opened")]
    public DateOnly? OpenedOn { get; set; }
}
