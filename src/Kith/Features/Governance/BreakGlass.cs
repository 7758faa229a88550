using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

public sealed class BreakGlassInput
{
    [Display(Name = "Family reference")]
    public string? Reference { get; set; }

    [Display(Name = "First name")]
    public string? FirstName { get; set; }

    [Display(Name = "Last name")]
    public string? LastName { get; set; }

    [Display(Name = "Date of birth")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "Why must you open the family?")]
    public EmergencyReason? Reason { get; set; }

    [Display(Name = "What has happened")]
    public string? Why { get; set; }

    [Display(Name = "Do you also need to know where somebody is, because they are in immediate danger?")]
    public bool? IsImmediateDanger { get; set; }

    [Display(Name = "6-digit code")]
    public string? Code { get; set; }
}

/// <summary>Opens one family in an emergency to somebody who does not work with it. Whoever may not learn that it is known reads the same as for nobody.</summary>
public sealed class BreakGlass(KithDb db, AlertPrivacy alert, Ledger ledger, Viewing viewing, IUserStore<Account> store)
{
    public const string Unknown = "Nobody matches exactly, or the family cannot be opened in this way. Ring the head of service on call";

    /// <summary>Whether the code was right; null while none was judged.</summary>
    public bool? IsProved { get; private set; }

    /// <param name="account">Who proves their second factor anew; null for whoever signs in to the demonstration by a button.</param>
    public async Task<Outcome<string>> Do(BreakGlassInput input, Guid? account, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.BreakGlass))
        {
            return Refusal.Forbidden;
        }

        var field = Text.Trimmed(input.Reference) is not null || input.BirthDate is null ? "Reference" : "LastName";
        var no = Check(input, by, now);
        if (no.Any)
        {
            return no;
        }

        if (await Unproved(account, input.Code, now, ct) is { } unproved)
        {
            return new Refusal("Code", unproved);
        }

        var found = await Find(input, ct);
        var mayOpen = found is not null && await MayOpen(found.Episode, by, ct);
        var terms = Text.Trimmed(input.Reference)?.ToLowerInvariant() ?? SearchMade.OfPerson(input.FirstName, input.LastName, input.BirthDate, null);
        viewing.Searches.Add(new SearchMade(SearchKind.Emergency, SearchPurpose.Emergency, terms, mayOpen ? 1 : 0, Family: mayOpen ? null : found?.Family));
        if (found is not { } work || !mayOpen)
        {
            return new Refusal(field, Unknown);
        }

        if (await db.HeldBy(work.Episode, by, ct) != Relationship.None)
        {
            return new Refusal(field, "You can open this family already");
        }

        var glass = Broken(work.Episode, input, by, now).Value;
        db.Add(glass);
        await alert.Raise(PrivacyAlertKind.GlassBroken, by.Agency, glass.Id, by.Worker, work.Family, now, ct);
        ledger.Tell(new OpenedInEmergency(glass.Id, by.Posting, glass.Reason, glass.IsImmediateDanger), new About(work.Family, work.Episode), by);
        return work.Ref;
    }

    /// <summary>Whether the form is whole but for whom it means, so that its code is judged.</summary>
    public static bool JudgesCode(BreakGlassInput input, Acting by, Now now) => !string.IsNullOrWhiteSpace(input.Code) && !Check(input, by, now).Any;

    private static Refusals Check(BreakGlassInput input, Acting by, Now now)
    {
        var named = Text.Trimmed(input.FirstName) is not null && Text.Trimmed(input.LastName) is not null && input.BirthDate is not null;
        return new Refusals()
            .If(Text.Trimmed(input.Reference) is null && !named, "Reference", "Enter the family’s reference, or somebody’s first name, last name and date of birth")
            .Within(string.Empty, Broken(default, input, by, now).Refusals)
            .If(input.IsImmediateDanger is null, "IsImmediateDanger", "Select whether somebody is in immediate danger");
    }

    private static Outcome<BrokenGlass> Broken(FamilyEpisodeId episode, BreakGlassInput input, Acting by, Now now) =>
        BrokenGlass.Break(episode, input.Reason, input.Why, input.IsImmediateDanger == true, by, WorkingDays.After(now.Today, BrokenGlass.DaysToReview), now);

    private async Task<string?> Unproved(Guid? id, string? code, Now now, CancellationToken ct)
    {
        if (id is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return AcceptCode.Missing;
        }

        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == id && !a.IsClosed && a.HasSecondFactor, ct);
        var secret = account is null ? null : await ((IUserAuthenticatorKeyStore<Account>)store).GetAuthenticatorKeyAsync(account, ct);
        IsProved = secret is not null && OneTimeCode.Accepts(secret, code, account!.LastCodeStep, now.Moment) is { } step
            && await db.Users.Where(a => a.Id == id && a.LastCodeStep == account.LastCodeStep).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastCodeStep, step), ct) == 1;
        return IsProved == true ? null : AcceptCode.Wrong;
    }

    /// <summary>The one family that is meant: by its reference, or of the one person with exactly this name and date of birth.</summary>
    private async Task<Found?> Find(BreakGlassInput input, CancellationToken ct)
    {
        var families = db.Families.AsQueryable();
        if (Text.Trimmed(input.Reference) is { } typed)
        {
            var reference = typed.ToLowerInvariant();
            families = families.Where(f => f.Ref == reference);
        }
        else
        {
            var born = await db.People.Where(p => p.BirthDate == input.BirthDate).Select(p => new { p.Id, p.FirstName, p.LastName }).ToListAsync(ct);
            if (born.Where(p => Same(p.FirstName, input.FirstName) && Same(p.LastName, input.LastName)).ToList() is not [var only])
            {
                return null;
            }

            families = families.Where(f => db.FamilyMembers.Any(m => m.Family == f.Id && m.Person == only.Id && m.Until == null));
        }

        var found = await (from f in families
                           join e in db.FamilyEpisodes on f.Id equals e.Family
                           orderby e.ClosedOn != null, e.OpenedOn descending
                           select new Found(f.Id, f.Ref, e.Id)).Take(20).ToListAsync(ct);
        return found.Select(f => f.Family).Distinct().Count() == 1 ? found[0] : null;
    }

    private async Task<bool> MayOpen(FamilyEpisodeId episode, Acting by, CancellationToken ct) =>
        !await db.ConcealedFrom(by).AnyAsync(c => c == episode, ct)
        && (BrokenGlass.MayOpenRestricted(by.Role) || !await db.RestrictedWithout(by).AnyAsync(r => r == episode, ct));

    private static bool Same(string? known, string? sought) => string.Equals(Text.Trimmed(known), Text.Trimmed(sought), StringComparison.OrdinalIgnoreCase);

    private sealed record Found(FamilyId Family, string Ref, FamilyEpisodeId Episode);
}
