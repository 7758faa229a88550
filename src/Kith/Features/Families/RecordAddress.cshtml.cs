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
public sealed class RecordAddressModel(KithDb db, RecordAddress recordAddress, TimeProvider time) : FamilyFormPage<RecordAddressInput>
{
    public IReadOnlyList<(string Key, string Name)> Whose { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var households = await db.Households.Where(h => h.Family == Family.Id).OrderBy(h => h.Id).Select(h => new { h.Id, h.Name }).ToListAsync(ct);
        Whose = [.. households.Select(h => ($"household:{h.Id.Value}", h.Name)), .. Family.People.Select(p => ($"person:{p.Id.Value}", $"{p.Name} alone"))];
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Kind, Input.From) = (AddressKind.Home, Now.At(time.GetUtcNow()).Today);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => recordAddress.Do(Family.Episode, Input.Address, By, now, ct),
        then: _ => FamiliesLinks.People(FamilyRef),
        done: "Address recorded",
        ct);
}

public sealed class RecordAddressInput
{
    [Display(Name = "Whose address it is")]
    public string? Of { get; set; }

    [Display(Name = "What it is")]
    public AddressKind? Kind { get; set; }

    [Display(Name = "Address, number or email address")]
    public string? Lines { get; set; }

    [Display(Name = "Postcode")]
    public string? Postcode { get; set; }

    [Display(Name = "Phone")]
    public string? Phone { get; set; }

    [Display(Name = "Protection")]
    public bool IsProtected { get; set; }

    [Display(Name = "Do letters go to the new address?")]
    public bool? LettersHere { get; set; }

    [Display(Name = "Lives there from")]
    public DateOnly? From { get; set; }

    internal NewAddress Address => Of?.Split(':') is [var kind, var id] && Guid.TryParse(id, out var of)
        ? new NewAddress(kind == "household" ? new HouseholdId(of) : null, kind == "person" ? new PersonId(of) : null, Lines, Postcode, Phone, IsProtected, From, Kind, LettersHere)
        : new NewAddress(null, null, Lines, Postcode, Phone, IsProtected, From, Kind, LettersHere);
}
