using System.Security.Cryptography;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Opens a period of work with a family and puts it with a team, for the commands that have decided that it opens.</summary>
public sealed class OpenFamily(KithDb db, Ledger ledger)
{
    /// <summary>A family that the record does not have yet.</summary>
    public async Task<Outcome<AddedFamily>> First(string? name, DateOnly? openedOn, TeamId team, Acting by, Now now, CancellationToken ct, string? reference = null)
    {
        var family = Family.Begin(name, reference ?? await NewRef(ct), now);
        var episode = FamilyEpisode.Open(family.Ok ? family.Value.Id : default, openedOn, now);
        if (!family.Ok || !episode.Ok)
        {
            return new Refusals().Within(string.Empty, family.Refusals).Within(string.Empty, episode.Refusals);
        }

        db.Add(family.Value);
        ledger.Tell(new FamilyAdded(team), new About(family.Value.Id, episode.Value.Id), by);
        Begin(episode.Value, team, by, now);
        return new AddedFamily(family.Value.Id, episode.Value.Id, family.Value.Ref);
    }

    /// <summary>A family with whom earlier work has closed.</summary>
    public async Task<Outcome<FamilyEpisodeId>> Again(FamilyId family, DateOnly? openedOn, TeamId team, Acting by, Now now, CancellationToken ct)
    {
        var episode = FamilyEpisode.Open(family, openedOn, now);
        if (!episode.Ok)
        {
            return new Refusals().Within(string.Empty, episode.Refusals);
        }

        Begin(episode.Value, team, by, now);
        await KeepRestricted(family, episode.Value.Id, now, ct);
        return episode.Value.Id;
    }

    /// <summary>Somebody becomes a member of the family: a person whom the record knows, or a new one with these details.</summary>
    public Outcome<PersonId> Join(FamilyId family, FamilyEpisodeId episode, PersonId? known, PersonDetails details, MemberKind kind, Acting by, Now now)
    {
        if (known is not { } id)
        {
            var person = Person.Add(details, now);
            if (!person.Ok)
            {
                return new Refusals().Within(string.Empty, person.Refusals);
            }

            id = person.Value.Id;
            db.Add(person.Value);
            ledger.Tell(new PersonAdded(), new About(family, episode, id), by);
        }

        var member = FamilyMember.Join(family, id, kind, now.Today, now);
        db.Add(member);
        ledger.Tell(new PersonJoinedFamily(kind, member.From), new About(family, episode, id), by);
        return id;
    }

    private async Task KeepRestricted(FamilyId family, FamilyEpisodeId later, Now now, CancellationToken ct)
    {
        var earlier = await (from e in db.FamilyEpisodes
                             join r in db.Restrictions on e.Id equals r.FamilyEpisode
                             where e.Family == family && r.LiftedAt == null
                             orderby e.OpenedOn descending
                             select r).FirstOrDefaultAsync(ct);
        if (earlier is not null)
        {
            db.Add(earlier.For(later, now));
            db.AddRange((await db.ListedPostings.OnListOn(now.Today).Where(n => n.FamilyEpisode == earlier.FamilyEpisode).ToListAsync(ct)).Select(n => n.For(later, now)));
        }
    }

    private void Begin(FamilyEpisode episode, TeamId team, Acting by, Now now)
    {
        db.AddRange(episode, Involvement.OfTeam(episode.Id, team, now));
        ledger.Tell(new FamilyEpisodeOpened(episode.OpenedOn), new About(episode.Family, episode.Id), by);
    }

    private async Task<string> NewRef(CancellationToken ct)
    {
        string reference;
        do
        {
            reference = FamilyRef.From(RandomNumberGenerator.GetBytes(FamilyRef.Length));
        }
        while (await db.Families.AnyAsync(f => f.Ref == reference, ct));

        return reference;
    }
}

public sealed record AddedFamily(FamilyId Family, FamilyEpisodeId Episode, string Ref);
