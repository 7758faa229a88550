using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>All that the record says of one member of the family.</summary>
[Needs(Duty.OpenFamily)]
public sealed class AboutPersonModel(KithDb db) : FamilyPage
{
    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public PersonInView Known => Family.Find(Person)!;

    public PersonFacts Facts { get; private set; } = null!;

    public IReadOnlyList<KinLine> Kin { get; private set; } = [];

    public IReadOnlyList<AddressLine> Addresses { get; private set; } = [];

    /// <summary>How they are reached in safety: what never, and when.</summary>
    public SafeLine? Safe { get; private set; }

    /// <summary>What waits for this reader's answer.</summary>
    public RowId? Unshielding { get; private set; }

    public bool MayEdit => Family.May(By, Duty.EditPeople);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        if (Family.Find(Person) is null)
        {
            return NotFound();
        }

        Facts = await db.People.Where(p => p.Id == Person)
            .Select(p => new PersonFacts(
                p.Sex,
                p.Ethnicity,
                p.BirthDate,
                p.ExpectedBirthDate,
                p.DeathDate,
                p.Disabilities.Select(d => d.Code).ToList(),
                p.Identifiers.Select(i => new NumberLine(i.Kind, i.Value, i.ValidFrom)).ToList(),
                (from s in db.HouseholdMembers
                 join h in db.Households on s.Household equals h.Id
                 where s.Person == p.Id && s.Until == null && h.Family == Family.Id
                 select new Stay(h.Id, h.Name, s.From)).FirstOrDefault()))
            .SingleAsync(ct);
        var members = Family.People.Select(p => p.Id).ToList();
        Kin = await db.Kin.Where(k => (k.Person == Person || k.To == Person) && members.Contains(k.Person) && members.Contains(k.To) && k.Until == null)
            .OrderBy(k => k.Kind).Select(k => new KinLine(k.Id, k.Person, k.Kind, k.To, k.HasParentalResponsibility)).ToListAsync(ct);
        var household = Facts.Household?.Id;
        Addresses = (await db.AddressesOf(Family, By, ct)).Where(a => a.Until is null && (a.Person == Person || (household is not null && a.Household == household))).ToList();
        var keepsTimes = await db.KeepsSafeTimesFrom(Family.Id, Person, By, ct);
        Safe = await db.SafeContacts.Where(s => s.Person == Person).Select(s => new SafeLine(s.NoLetters, s.NoVoicemail, s.NoText, s.NoEmail, keepsTimes ? null : s.SafeTimes)).FirstOrDefaultAsync(ct);
        if (Known.IsProtected && await db.Unshieldings.Where(u => u.Person == Person && u.FamilyEpisode == Family.Episode && u.AnsweredAt == null).Select(u => (RowId?)u.Id).FirstOrDefaultAsync(ct) is { } proposed
            && await db.MayUnshield(Person, Family.Episode, Family.Held, By, ct))
        {
            Unshielding = proposed;
        }

        return Page();
    }

    public string InWords(KinLine kin) => kin.Person == Person
        ? $"{kin.Kind.InWords()} {Family.NameOf(kin.To)}{(kin.HasParentalResponsibility ? ", has parental responsibility" : string.Empty)}"
        : $"{kin.Kind.FromTheOtherSide()} {Family.NameOf(kin.Person)}{(kin.HasParentalResponsibility ? ", who has parental responsibility" : string.Empty)}";
}

public sealed record PersonFacts(
    string? Sex,
    string? Ethnicity,
    DateOnly? BirthDate,
    DateOnly? ExpectedBirthDate,
    DateOnly? DeathDate,
    IReadOnlyList<string> Disabilities,
    IReadOnlyList<NumberLine> Numbers,
    Stay? Household);

public sealed record NumberLine(IdentifierKind Kind, string Value, DateOnly? ValidFrom);

/// <param name="From">Never shown beside a protected address.</param>
public sealed record Stay(HouseholdId Id, string Name, DateOnly From);

public sealed record SafeLine(bool NoLetters, bool NoVoicemail, bool NoText, bool NoEmail, string? SafeTimes)
{
    public IEnumerable<string> Never => new (bool Is, string Words)[]
    {
        (NoLetters, "Never send letters"),
        (NoVoicemail, "Never leave voicemail, or a message with somebody else"),
        (NoText, "Never send text messages"),
        (NoEmail, "Never send emails"),
    }.Where(n => n.Is).Select(n => n.Words);
}
