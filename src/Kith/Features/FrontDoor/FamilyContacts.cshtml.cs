using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>
/// What the front door was told about a family. For the lead worker and their manager alone: a referrer may stand on one side of domestic abuse.
/// </summary>
[Needs(Duty.ReadContacts)]
public sealed class FamilyContactsModel(KithDb db) : FamilyPage
{
    private const int PageSize = 10;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; } = 1;

    public IReadOnlyList<ContactOfFamily> Contacts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } refused)
        {
            return refused;
        }

        var family = Family.Id;
        var contacts = from c in db.Contacts join e in db.FamilyEpisodes on c.FamilyEpisode equals e.Id where e.Family == family select c;
        Pages = Math.Max(1, (await contacts.CountAsync(ct) + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        var rows = await contacts.OrderByDescending(c => c.ReceivedAt).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(c => new ContactOfFamily(
                c.Id,
                c.ReceivedAt,
                c.Source,
                c.ReferrerName,
                c.Account,
                c.FamilyKnows,
                c.Rating,
                c.Outcome,
                c.DecidedAt,
                c.Decisions.Where(d => d.At == c.DecidedAt).Select(d => d.Why).FirstOrDefault())).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var people = await (from c in db.Contacts
                            from p in c.People
                            where ids.Contains(c.Id)
                            orderby p.Place
                            select new { c.Id, p.FirstName, p.LastName, p.BirthDate }).ToListAsync(ct);

        // By what the contact said of them: a person new to the record was added with these very words.
        Contacts = rows.ConvertAll(r => r with
        {
            People = string.Join(", ", people.Where(p => p.Id == r.Id).Select(p => PersonName.Of(p.FirstName, p.LastName, null))),
            NotHere = string.Join(", ", people.Where(p => p.Id == r.Id && !Family.People.Any(m => m.Name == PersonName.Of(p.FirstName, p.LastName, null))).Select(p => PersonName.Of(p.FirstName, p.LastName, null))),
        });
        return Page();
    }
}

public sealed record ContactOfFamily(
    ContactId Id,
    DateTime ReceivedAt,
    string Source,
    string? ReferrerName,
    string Account,
    string? FamilyKnows,
    Brag? Rating,
    ContactOutcome? Outcome,
    DateTime? DecidedAt,
    string? Why)
{
    public string People { get; init; } = string.Empty;

    public string NotHere { get; init; } = string.Empty;

    public string From => ReferralSource.Codes.GetValueOrDefault(Source, Source);
}
