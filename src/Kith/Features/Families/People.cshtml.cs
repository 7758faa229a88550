using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Who is who: members, kin, households, and where they live as far as the reader may know it.</summary>
[Needs(Duty.OpenFamily)]
public sealed class PeopleModel(KithDb db) : FamilyPage
{
    public IReadOnlyList<MemberLine> Members { get; private set; } = [];

    public IReadOnlyList<KinLine> Kin { get; private set; } = [];

    public IReadOnlyList<HouseholdLine> Households { get; private set; } = [];

    public IReadOnlyList<AddressLine> Addresses { get; private set; } = [];

    public IReadOnlyList<HarmLine> Harm { get; private set; } = [];

    public bool MayEdit => Family.May(By, Duty.EditPeople);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        var people = Family.People.Select(p => p.Id).ToList();
        var sexes = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Sex }).ToDictionaryAsync(p => p.Id, p => p.Sex, ct);
        Kin = await db.Kin.Where(k => people.Contains(k.Person) && people.Contains(k.To) && k.Until == null)
            .OrderBy(k => k.Kind).Select(k => new KinLine(k.Id, k.Person, k.Kind, k.To, k.HasParentalResponsibility)).ToListAsync(ct);
        Households = await db.Households.Where(h => h.Family == Family.Id).OrderBy(h => h.Id)
            .Select(h => new HouseholdLine(h.Id, h.Name, db.HouseholdMembers.Where(s => s.Household == h.Id && s.Until == null).Select(s => s.Person).ToList())).ToListAsync(ct);
        Members = Family.People.Select(p => new MemberLine(p, sexes.GetValueOrDefault(p.Id), Households.FirstOrDefault(h => h.People.Contains(p.Id))?.Name)).ToList();
        Addresses = await db.AddressesOf(Family, By, ct);
        if (MayEdit)
        {
            Harm = await db.HarmAllegations.Where(h => h.FamilyEpisode == Family.Episode).OrderBy(h => h.RecordedAt).Select(h => new HarmLine(h.HarmedBy, h.Harmed)).ToListAsync(ct);
        }

        return Page();
    }

    public bool MayName => Family.May(By, Duty.NameLocationReaders);

    public string WhoseAddress(AddressLine address) =>
        address.Person is { } person ? Family.NameOf(person) : Households.FirstOrDefault(h => h.Id == address.Household)?.Name ?? "A household";
}

public sealed record MemberLine(PersonInView Person, string? Sex, string? Household);

public sealed record KinLine(RowId Id, PersonId Person, KinKind Kind, PersonId To, bool HasParentalResponsibility);

public sealed record HouseholdLine(HouseholdId Id, string Name, IReadOnlyList<PersonId> People);

public sealed record HarmLine(PersonId HarmedBy, PersonId Harmed);
