using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.FrontDoor;

[Needs(Duty.WorkFrontDoor)]
public sealed class NameContactModel(ContactReader contacts, NameContact name) : ContactPage<NameContactInput>(contacts), IAboutPeople
{
    IContactPeopleForm IAboutPeople.Input => Input;

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Contact.Version;
        Input.People = Contact.People.Select(p => new ContactPersonInput
        {
            FirstName = p.FirstName,
            LastName = p.LastName,
            Kind = p.Kind,
            BirthDate = p.BirthDate,
            NhsNumber = p.NhsNumber,
        }).ToList();
        return Task.CompletedTask;
    }

    protected override Task<IActionResult?> Show(CancellationToken ct)
    {
        Input.Offer();
        return base.Show(ct);
    }

    protected override void AddRow(string list) => Input.AddRow();

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => name.Do(Id, Input.Details(), Input.Version, By, now, ct),
        then: FrontDoorLinks.Contact,
        done: "Saved, and looked for again",
        ct);
}
