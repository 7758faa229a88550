using System.ComponentModel.DataAnnotations;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.FrontDoor;

[Needs(Duty.WorkFrontDoor)]
public sealed class SortContactModel(ContactReader contacts, SortContact sort) : ContactPage<SortInput>(contacts)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Contact.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => sort.Do(Id, Input.Rating, Input.Why, Input.Version, By, now, ct),
        then: FrontDoorLinks.Contact,
        done: "Contact sorted",
        ct);
}

public sealed class SortInput
{
    public int Version { get; set; }

    [Display(Name = "How do you sort it?")]
    public Brag? Rating { get; set; }

    [Display(Name = "Why")]
    public string? Why { get; set; }
}
