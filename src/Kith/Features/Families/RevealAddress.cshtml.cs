using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>One protected value, once its reason is given.</summary>
[Needs(Duty.OpenFamily)]
[NeedsStepUp]
public sealed class RevealAddressModel(KithDb db, RevealAddress revealAddress, Viewing viewing, TimeProvider time) : FamilyFormPage<RevealAddressInput>
{
    [BindProperty(SupportsGet = true)]
    public RowId Address { get; set; }

    public AddressKind Kind { get; private set; }

    public string Whose { get; private set; } = string.Empty;

    public RevealedValue? Shown { get; private set; }

    public string Until => Now.InLondon(Shown!.Until).ToString("HH:mm");

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await db.Addresses.Where(a => a.Id == Address && a.Family == Family.Id && a.IsProtected).Select(a => new { a.Kind, a.Household, a.Person }).FirstOrDefaultAsync(ct) is not { } known)
        {
            return NotFound();
        }

        if (!await db.MayLocate(Family.Id, Family.Episode, Family.Held, By, ct))
        {
            return Forbid();
        }

        Kind = known.Kind;
        Whose = known.Person is { } person ? Family.NameOf(person) : await db.Households.Where(h => h.Id == known.Household).Select(h => h.Name).SingleAsync(ct);
        var (me, now) = (By.Posting, Now.At(time.GetUtcNow()).Moment);
        Shown = await (from r in db.Reveals
                       join a in db.Addresses on r.Address equals a.Id
                       where r.Address == Address && r.FamilyEpisode == Family.Episode && r.Posting == me && r.Until > now
                       orderby r.Until descending
                       select new RevealedValue(a.Lines, a.Postcode, a.Phone, r.Until)).FirstOrDefaultAsync(ct);
        viewing.Revealed = Shown is null ? null : Kind.ToString();
        return null;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => revealAddress.Do(Family.Episode, Address, Input.Why, By, now, ct),
        then: _ => FamiliesLinks.RevealAddress(FamilyRef, Address),
        done: "A protected location is shown on this page",
        ct);
}

public sealed record RevealedValue(string Lines, string? Postcode, string? Phone, DateTime Until);

public sealed class RevealAddressInput
{
    [Display(Name = "Why you need to see it")]
    public string? Why { get; set; }
}
