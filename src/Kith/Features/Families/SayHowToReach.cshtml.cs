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
public sealed class SayHowToReachModel(KithDb db, SayHowToReach sayHowToReach) : FamilyFormPage<SayHowToReachInput>
{
    public const string Nowhere = "nowhere";

    [BindProperty(SupportsGet = true)]
    public PersonId Person { get; set; }

    public PersonInView Known => Family.Find(Person)!;

    public IReadOnlyList<AddressLine> Homes { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (Family.Find(Person) is null)
        {
            return NotFound();
        }

        if (await db.KeepsSafeTimesFrom(Family.Id, Person, By, ct))
        {
            return Forbid();
        }

        var lives = await db.HouseholdMembers.Where(h => h.Person == Person && h.Until == null).Select(h => h.Household).ToListAsync(ct);
        Homes = (await db.AddressesOf(Family, By, ct))
            .Where(a => a.Until is null && a.Kind is AddressKind.Home or AddressKind.Placement && (a.Person == Person || (a.Household is { } home && lives.Contains(home)))).ToList();
        return null;
    }

    protected override async Task Prefill(CancellationToken ct)
    {
        if (await db.SafeContacts.AsNoTracking().FirstOrDefaultAsync(s => s.Person == Person, ct) is { } said)
        {
            Input.Take(said);
        }
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => sayHowToReach.Do(Family.Episode, Person, Input.Said, Input.Version, By, now, ct),
        then: _ => FamiliesLinks.Person(FamilyRef, Person),
        done: "How to reach them is saved",
        ct);
}

public sealed class SayHowToReachInput
{
    public const string Letters = "letters";
    public const string Voicemail = "voicemail";
    public const string Texts = "texts";
    public const string Emails = "emails";

    public int Version { get; set; }

    [Display(Name = "Never")]
    public List<string> Never { get; set; } = [];

    [Display(Name = "When and where it is safe to speak")]
    public string? SafeTimes { get; set; }

    [Display(Name = "Where letters go")]
    public string? LettersTo { get; set; }

    internal SafeContactSaid Said => new(
        Never.Contains(Letters),
        Never.Contains(Voicemail),
        Never.Contains(Texts),
        Never.Contains(Emails),
        SafeTimes,
        Guid.TryParse(LettersTo, out var address) ? new RowId(address) : null);

    internal void Take(SafeContact said)
    {
        (Version, SafeTimes, LettersTo) = (said.Version, said.SafeTimes, said.LettersTo?.ToString() ?? SayHowToReachModel.Nowhere);
        Never = new (string Word, bool Is)[] { (Letters, said.NoLetters), (Voicemail, said.NoVoicemail), (Texts, said.NoText), (Emails, said.NoEmail) }.Where(n => n.Is).Select(n => n.Word).ToList();
    }
}
