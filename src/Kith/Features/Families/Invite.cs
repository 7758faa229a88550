using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>
/// Asks somebody to work with a family, which is not there for them until they accept, or to write one part of its record. To ask somebody to work with it takes
/// what naming them takes.
/// </summary>
public sealed class Invite(KithDb db, Nominations nominations, Ledger ledger)
{
    public async Task<Outcome<InvitationId>> Do(FamilyEpisodeId episode, InviteInput input, Acting by, Now now, CancellationToken ct)
    {
        var toWork = input.Kind == InvitationKind.ToWork;
        if (await db.Refuses(episode, by, toWork ? Duty.NameWorkers : Duty.Invite, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        var children = toWork ? [] : input.Children.Distinct().ToList();
        if (await db.MembersOf(family).CountAsync(m => children.Contains(m.Person) && m.Kind == MemberKind.Child, ct) < children.Count)
        {
            return Refusal.NotFound;
        }

        var no = new Refusals();
        PostingId? asked = null;
        List<PersonId> about = children;
        if (toWork)
        {
            var named = await nominations.ToWork(episode, input.Posting, input.WorkEmail, input.Adult, now, ct);
            no.Within(string.Empty, named.Refusals);
            if (named.Ok)
            {
                (asked, about) = (named.Value.Posting, named.Value.Adult is { } adult ? [adult] : []);
            }
        }
        else if (input.Kind is not null)
        {
            var found = await nominations.ToContribute(episode, input.Posting, input.WorkEmail, now, ct);
            no.Within(string.Empty, found.Refusals);
            asked = found.Ok ? found.Value.Id : null;
        }

        var written = Invitation.Write(episode, asked ?? default, input.Kind, about, input.Words, input.Until, by.Posting, now);
        no.Within(string.Empty, written.Refusals)
            .If(
                asked is { } them && await db.Invitations.AnyAsync(x => x.FamilyEpisode == episode && x.Posting == them && x.EndedAt == null && x.Until >= now.Today, ct),
                input.Posting is null ? "WorkEmail" : "Posting",
                "They have been asked already. Withdraw that first to ask something else")
            .If(input.Words is { } words && ProtectedText.IsIn(words, await HiddenIn(family, ct)), "Words", "This would tell where somebody is. Leave the place out");
        if (no.Any)
        {
            return no;
        }

        db.Add(written.Value);
        ledger.Tell(new SomebodyInvited(written.Value.Id, written.Value.Posting, written.Value.Kind), new About(family, episode), by);
        return written.Value.Id;
    }

    // Whoever is asked stands outside every location circle.
    private Task<List<ProtectedValue>> HiddenIn(FamilyId family, CancellationToken ct) =>
        db.Addresses.Where(a => a.Family == family && a.IsProtected).Select(a => new ProtectedValue(a.Kind, a.Lines, a.Postcode, a.Phone)).Distinct().ToListAsync(ct);
}

public sealed class InviteInput
{
    [Display(Name = "What do you ask of them?")]
    public InvitationKind? Kind { get; set; }

    [Display(Name = "Worker of the team")]
    public PostingId? Posting { get; set; }

    [Display(Name = "Or the work email address of somebody in another team or agency")]
    public string? WorkEmail { get; set; }

    [Display(Name = "Adult they would work with")]
    public PersonId? Adult { get; set; }

    [Display(Name = "Which children should they write about?")]
    public List<PersonId> Children { get; set; } = [];

    [Display(Name = "What they should know and do")]
    public string? Words { get; set; }

    [Display(Name = "Last day on which they can answer")]
    public DateOnly? Until { get; set; }
}
