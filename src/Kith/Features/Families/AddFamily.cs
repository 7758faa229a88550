using System.Security.Cryptography;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Adds a family with its first period of work, in the team of the manager who adds it.</summary>
public sealed class AddFamily(KithDb db, Ledger ledger)
{
    /// <param name="reference">For a family whose reference must come out the same each time; otherwise one is drawn.</param>
    public async Task<Outcome<AddedFamily>> Do(string? name, DateOnly? openedOn, Acting by, Now now, CancellationToken ct, string? reference = null)
    {
        if (!by.Has(Duty.OpenFamilyEpisode))
        {
            return Refusal.Forbidden;
        }

        var family = Family.Begin(name, reference ?? await NewRef(ct), now);
        var episode = FamilyEpisode.Open(family.Ok ? family.Value.Id : default, openedOn, now);
        if (!family.Ok || !episode.Ok)
        {
            return new Refusals().Within(string.Empty, family.Refusals).Within(string.Empty, episode.Refusals);
        }

        db.AddRange(family.Value, episode.Value, Involvement.OfTeam(episode.Value.Id, by.Team, now));
        var about = new About(family.Value.Id, episode.Value.Id);
        ledger.Tell(new FamilyAdded(by.Team), about, by);
        ledger.Tell(new FamilyEpisodeOpened(episode.Value.OpenedOn), about, by);
        return new AddedFamily(family.Value.Id, episode.Value.Id, family.Value.Ref);
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
