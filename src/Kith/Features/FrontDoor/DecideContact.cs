using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>
/// Decides what comes of a contact. Where work begins, its people become a family, or join the one that is known; a team has it from now on; for
/// Family Help a lead practitioner of any agency may lead it at once; each child is referred where the outcome is a referral.
/// </summary>
public sealed class DecideContact(KithDb db, Ledger ledger, OpenFamily open, BeginLead lead, BeginReferrals referrals, ContactReader contacts)
{
    /// <param name="reference">For a new family whose reference must come out the same each time; otherwise one is drawn.</param>
    public async Task<Outcome<ContactId>> Do(ContactId id, DecisionInput input, Acting by, Now now, CancellationToken ct, string? reference = null)
    {
        var (contact, refused) = await db.ContactToWork(id, input.Version, by, ct);
        if (contact is null)
        {
            return refused!;
        }

        var no = contact.Decide(input.Outcome, input.Why, input.WhyLate, by.Posting, now);
        var begins = input.Outcome?.BeginsWork() == true;
        var leader = begins ? await Leader(contact, input, no, now, ct) : null;
        var work = begins ? await FamilyFor(contact, input, reference, no, by, now, ct) : null;
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ContactDecided(id, input.Outcome!.Value, contact.Decisions[^1].WhyLate is not null), About(work), by);
        if (work is { } begun)
        {
            await Begin(contact, begun, leader, by, now, ct);
        }

        return id;
    }

    private static About About(Work? work) => work is null ? default : new About(work.Family, work.Episode);

    private async Task<Posting?> Leader(Contact contact, DecisionInput input, Refusals no, Now now, CancellationToken ct)
    {
        if (input.Outcome != ContactOutcome.FamilyHelp || input.Lead is not (LeadChoice.Referrer or LeadChoice.Another))
        {
            return null;
        }

        var candidates = input.Lead == LeadChoice.Another
            ? await db.PostingsOf(input.LeadEmail, now.Today, ct)
            : await db.Postings.Where(p => p.Id == contact.RequestedBy).ToListAsync(ct);
        var found = candidates.FirstOrDefault(p => p.IsActiveOn(now.Today) && p.Role.MayLeadFamilyHelp());
        var hasEmail = Text.Trimmed(input.LeadEmail) is not null;
        no.If(input.Lead == LeadChoice.Another && !hasEmail, "LeadEmail", "Enter the lead practitioner’s work email address")
            .If(input.Lead == LeadChoice.Another && hasEmail && found is null, "LeadEmail", "Nobody who can lead Family Help has this work email address")
            .If(input.Lead == LeadChoice.Referrer && found is null, "Lead", "They cannot lead Family Help: select another lead practitioner");
        return found;
    }

    /// <summary>The family that it is about: a known one with open work, a known one whose work has closed, or a new one.</summary>
    private async Task<Work?> FamilyFor(Contact contact, DecisionInput input, string? reference, Refusals no, Acting by, Now now, CancellationToken ct)
    {
        var team = await db.Teams.Where(t => t.Id == input.Team).Select(t => (TeamId?)t.Id).FirstOrDefaultAsync(ct);
        no.If(input.Family is null, "Family", "Select whether it is a new family");
        if (input.Family == DecisionInput.NewFamily)
        {
            no.If(team is null, "Team", "Select the team that takes it on");
            var begun = await open.First(input.FamilyName, now.Today, team ?? by.Team, by, now, ct, reference);
            no.Within(string.Empty, begun.Refusals.Select(r => r with { Field = "FamilyName" }));
            return begun.Ok ? new Work(begun.Value.Family, begun.Value.Episode, true) : null;
        }

        var known = await KnownTo(by, contact, ct);
        var family = await (from f in db.Families
                            join m in db.FamilyMembers on f.Id equals m.Family
                            where f.Ref == input.Family && m.Until == null && known.Contains(m.Person)
                            select (FamilyId?)f.Id).FirstOrDefaultAsync(ct);
        if (family is not { } id)
        {
            no.If(input.Family is not null, "Family", "Select whether it is a new family");
            return null;
        }

        if (await db.FamilyEpisodes.Where(e => e.Family == id && e.ClosedOn == null).Select(e => (FamilyEpisodeId?)e.Id).FirstOrDefaultAsync(ct) is { } episode)
        {
            return new Work(id, episode, false);
        }

        no.If(team is null, "Team", "Select the team that takes it on");
        return team is null ? null : new Work(id, (await open.Again(id, now.Today, team.Value, by, now, ct)).Value, true);
    }

    private async Task Begin(Contact contact, Work work, Posting? leader, Acting by, Now now, CancellationToken ct)
    {
        contact.LeadTo(work.Episode);
        var members = await db.FamilyMembers.Where(m => m.Family == work.Family && m.Until == null).Select(m => m.Person).ToListAsync(ct);
        var children = new List<PersonId>();
        var knownToThem = await KnownTo(by, contact, ct);
        foreach (var person in contact.People)
        {
            // Whoever leads open work says who joins the family; here the contact says it, for work that begins with it.
            var member = person.Known is { } known && members.Contains(known) ? known
                : work.IsNew ? open.Join(work.Family, work.Episode, person.Known is { } met && knownToThem.Contains(met) ? met : null, person.DetailsOn(now.Today), person.Kind, by, now).Value
                : (PersonId?)null;
            if (member is { } id && person.Kind == MemberKind.Child)
            {
                children.Add(id);
            }
        }

        if (contact.Outcome!.Value.IsReferral())
        {
            await referrals.Of((work.Family, work.Episode), children, contact.ReceivedOn, contact.Source, by, now, ct);
        }

        if (leader is not null && work.IsNew)
        {
            var episode = db.FamilyEpisodes.Local.Single(e => e.Id == work.Episode);
            await lead.Of(episode, Involvement.Name(work.Episode, leader, InvolvementKind.Allocated, null, now).Value, by, now, ct);
        }
    }

    /// <summary>Whoever belongs to sealed work alone is nobody known, also to the decision.</summary>
    private async Task<List<PersonId>> KnownTo(Acting by, Contact contact, CancellationToken ct)
    {
        var known = contact.People.Select(p => p.Known).OfType<PersonId>().ToList();
        return known.Except(await contacts.ConcealedAmong(known, by, ct)).ToList();
    }

    private sealed record Work(FamilyId Family, FamilyEpisodeId Episode, bool IsNew);
}

public sealed class DecisionInput
{
    /// <summary>What stands for a family that the record does not have yet, where a reference would.</summary>
    public const string NewFamily = "new";

    public int Version { get; set; }

    [Display(Name = "What comes of it")]
    public ContactOutcome? Outcome { get; set; }

    [Display(Name = "Why")]
    public string? Why { get; set; }

    [Display(Name = "Why the decision is late")]
    public string? WhyLate { get; set; }

    [Display(Name = "Which family is it about?")]
    public string? Family { get; set; }

    [Display(Name = "Name of the family")]
    public string? FamilyName { get; set; }

    [Display(Name = "Team that takes it on")]
    public TeamId? Team { get; set; }

    [Display(Name = "Who leads Family Help?")]
    public LeadChoice? Lead { get; set; }

    [Display(Name = "Their work email address")]
    public string? LeadEmail { get; set; }
}

public enum LeadChoice
{
    /// <summary>The manager of the team allocates it.</summary>
    Manager,

    /// <summary>The partner who asked for help.</summary>
    Referrer,

    /// <summary>A worker of any agency, found by work email address.</summary>
    Another,
}
