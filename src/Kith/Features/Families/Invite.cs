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

        // Whoever is asked stands outside every location circle.
        var hidden = await db.PlacesHiddenFrom(null, family, ct);
        if (hidden.Count > 0 && !await db.MayLocate(episode, by, ct))
        {
            return new Refusal(string.Empty, "Somebody who may know where this family is has to ask");
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
            var nominated = await nominations.ToContribute(episode, input.Posting, input.WorkEmail, now, ct);
            no.Within(string.Empty, nominated.Refusals);
            asked = nominated.Ok ? nominated.Value.Id : null;
        }

        var found = input.Words is { } words ? ProtectedText.In(words, HiddenPlaces.Values(hidden)) : [];
        var written = Invitation.Write(episode, asked ?? default, input.Kind, about, input.Words, input.Until, by.Posting, now);
        no.Within(string.Empty, written.Refusals)
            .If(
                asked is { } them && await db.Invitations.AnyAsync(x => x.FamilyEpisode == episode && x.Posting == them && x.EndedAt == null && x.Until >= now.Today, ct),
                input.Posting is null ? "WorkEmail" : "Posting",
                "They have been asked already. Withdraw that first to ask something else")
            .If(found.Any(f => f.IsSure), "Words", "This would tell where somebody is. Leave the place out")
            .If(found.Any(f => !f.IsSure) && !input.Looked, "Looked", "Confirm that you have looked at what may tell where somebody is");
        if (no.Any)
        {
            return no;
        }

        db.Add(written.Value);
        ledger.Tell(new SomebodyInvited(written.Value.Id, written.Value.Posting, written.Value.Kind, hidden.Select(h => h.Id).ToList()), new About(family, episode), by);
        return written.Value.Id;
    }
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

    [Display(Name = "What you looked at")]
    public bool Looked { get; set; }

    [Display(Name = "Last day on which they can answer")]
    public DateOnly? Until { get; set; }
}
