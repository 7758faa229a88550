using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>
/// Brings the children of one household into one family. Families that imports made are joined; where a worker has worked in one of them nothing
/// is joined, and the report says so.
/// </summary>
internal sealed class JoinHousehold(KithDb db, Ledger ledger)
{
    /// <summary>The family of the household: the one that has it already, else the one longest open that can be joined to.</summary>
    public FamilyInHand FamilyOf(string code, IReadOnlyList<PersonInHand> children, KnownHouseholds known, Now now)
    {
        if (known.Household(known.Find(code)) is { } household && known.Families.Find(household.Family) is { } settled)
        {
            return settled;
        }

        return children.Select(c => known.Families.HomeOf(c.Person.Id)).OfType<FamilyInHand>().Distinct()
            .OrderBy(f => f.IsWorked)
            .ThenByDescending(f => f.FamilyEpisodes.Exists(e => e.IsOpen))
            .ThenBy(f => f.FamilyEpisodes.Select(e => (DateOnly?)e.OpenedOn).Min() ?? DateOnly.MaxValue)
            .FirstOrDefault() ?? known.Families.Begin(db, children.Count > 0 ? children[0].Row.LaChildId! : code, now);
    }

    /// <summary>False when the child stays in the family where a worker works with it.</summary>
    public bool Join(PersonInHand child, FamilyInHand family, KnownHouseholds known, ImportReport report, PostingId? by, Now now)
    {
        var home = known.Families.HomeOf(child.Person.Id);
        if (home == family)
        {
            return true;
        }

        if (home is null)
        {
            known.Families.Join(db, family, child.Person.Id, MemberKind.Child, now.Today, now);
            return true;
        }

        if (home.IsWorked || family.IsWorked)
        {
            report.Keep(child.Row.Line, $"{child.Row.LaChildId}: not joined to the family of household {child.Row.Household}, because a worker already works with one of the two; join them in Kith if they are one", child.Row.LaChildId);
            return false;
        }

        var member = home.Children.First(m => m.Person == child.Person.Id);
        var episodes = home.ChildEpisodes.FindAll(e => e.Child == child.Person.Id);
        home.ChildEpisodes.RemoveAll(episodes.Contains);
        family.ChildEpisodes.AddRange(episodes);
        family.HasNewEpisodes |= episodes.Count > 0;
        home.HasNewEpisodes |= episodes.Count > 0;
        family.Waiting ??= home.Waiting;
        known.Families.Join(db, family, child.Person.Id, MemberKind.Child, member.From, now);
        if (home.Members.Count == 1 && !known.HasHousehold(home.Family.Id))
        {
            db.FamilyMembers.Remove(member);
            home.Members.Remove(member);
            home.IsDissolved = true;
        }
        else
        {
            member.Leave(now.Today < member.From ? member.From : now.Today, now.Today);
        }

        ledger.Tell(new FamilyJoined(home.Family.Id), new About(family.Family.Id, null, child.Person.Id), by);
        return true;
    }
}
