using System.Globalization;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// For each team what its members need of their families while Kith cannot be reached: what any of them may read without a label and without a reason, and no protected
/// address, in free text either.
/// </summary>
public sealed class MakeContinuityPacks(KithDb db, Ledger ledger)
{
    public async Task<Outcome<IReadOnlyList<ContinuityPack>>> Do(Now now, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift("A pack holds every family of its team that is not shut to any of its readers");
        var packs = new List<ContinuityPack>();
        foreach (var team in await db.Teams.AsNoTracking().OrderBy(t => t.Name).ToListAsync(ct))
        {
            var members = await db.Postings.Where(p => p.Team == team.Id && p.StartsOn <= now.Today && (p.EndsOn == null || p.EndsOn >= now.Today)).Select(p => new { p.Worker, p.Role }).ToListAsync(ct);
            var readers = ContinuityRule.Readers(members.Select(m => m.Role));
            if (readers.Count == 0)
            {
                continue;
            }

            var workers = members.Where(m => readers.Contains(m.Role)).Select(m => m.Worker).ToList();
            var (families, leftOut) = await FamiliesOf(team.Id, workers, now, ct);
            packs.Add(new ContinuityPack(new TeamInPack(team.Id.Value, team.Name), now.Today, readers, families, leftOut));
            ledger.Tell(new ContinuityPackMade(team.Id, families.Count, leftOut), About.Organisation, default(Acting));
        }

        return packs;
    }

    private async Task<(List<FamilyInPack> Families, int LeftOut)> FamiliesOf(TeamId team, List<WorkerId> workers, Now now, CancellationToken ct)
    {
        var ours = db.FamilyEpisodes.Where(e => e.ClosedOn == null && db.Involvements.Any(i => i.FamilyEpisode == e.Id && i.Team == team && i.Kind == InvolvementKind.FamilyTeam && i.EndedOn == null));
        var shut = db.Restrictions.Where(r => r.LiftedAt == null).Select(r => r.FamilyEpisode)
            .Concat(from x in db.Interests join b in db.Belongings on x.Person equals (PersonId?)b.Person where x.EndedAt == null && workers.Contains(x.Worker) select b.FamilyEpisode);
        var open = await (from e in ours.Where(e => !shut.Contains(e.Id)) join f in db.Families on e.Family equals f.Id orderby f.Name, f.Ref select new { e.Id, e.Family, f.Ref, f.Name, e.WhereThingsAre }).ToListAsync(ct);
        var leftOut = await ours.CountAsync(e => shut.Contains(e.Id), ct);
        var (episodes, families) = (open.ConvertAll(e => e.Id), open.ConvertAll(e => e.Family));

        var people = (await (from m in db.FamilyMembers
                             join p in db.People on m.Person equals p.Id
                             where families.Contains(m.Family) && m.Until == null
                             orderby m.Kind == MemberKind.Child ? 0 : 1, p.BirthDate, p.FirstName
                             select new { m.Family, p.Id, p.FirstName, p.LastName, p.BirthDate, p.ExpectedBirthDate, p.IsProtected, m.Kind }).ToListAsync(ct)).ToLookup(p => p.Family);
        var ids = people.SelectMany(p => p).Select(p => p.Id).Distinct().ToList();
        var safe = await db.SafeContacts.Where(s => ids.Contains(s.Person)).ToDictionaryAsync(s => s.Person, s => new SafeLine(s.NoLetters, s.NoVoicemail, s.NoText, s.NoEmail, s.SafeTimes), ct);
        var parents = await db.Kin.Where(k => ids.Contains(k.To) && k.Until == null && FamilyWords.Parents.Contains(k.Kind)).Select(k => new { Parent = k.Person, Child = k.To }).ToListAsync(ct);
        var theirs = parents.ConvertAll(p => p.Parent).Union(ids).ToList();
        var kept = (await db.HarmAllegations.Where(h => theirs.Contains(h.Harmed)).Select(h => h.Harmed).Concat(db.People.Where(p => theirs.Contains(p.Id) && p.IsProtected).Select(p => p.Id)).ToListAsync(ct)).ToHashSet();
        kept.UnionWith(parents.Where(p => kept.Contains(p.Parent)).Select(p => p.Child).ToList());
        var addresses = await db.Addresses.Where(a => families.Contains(a.Family) && !a.IsProtected && a.Until == null)
            .Select(a => new { a.Family, a.Person, a.Household, a.Kind, a.Lines, a.Postcode, a.Phone }).ToListAsync(ct);
        var homes = (await db.HouseholdMembers.Where(h => ids.Contains(h.Person) && h.Until == null).Select(h => new { h.Person, h.Household }).ToListAsync(ct)).ToLookup(h => h.Person, h => h.Household);
        var hiding = await db.HiddenIn(families, ct);
        var hidden = hiding.Select(h => h.Value).Distinct().ToList();

        var named = (await (from i in db.Involvements
                            join p in db.Postings on i.Posting equals p.Id
                            join w in db.Workers on p.Worker equals w.Id
                            where episodes.Contains(i.FamilyEpisode) && i.EndedOn == null
                            orderby i.Kind, w.Name
                            select new { i.FamilyEpisode, i.Kind, p.Role, w.Name, w.Phone }).ToListAsync(ct)).ToLookup(w => w.FamilyEpisode);
        var children = (await db.ChildEpisodes.AsNoTracking().Where(e => e.FamilyEpisode != null && episodes.Contains(e.FamilyEpisode.Value)).Include(e => e.Plans).ToListAsync(ct)).ToLookup(e => e.FamilyEpisode!.Value);
        var care = (await db.CarePeriods.AsNoTracking().Where(c => episodes.Contains(c.FamilyEpisode) && c.CeasedOn == null).Include(c => c.Missing).ToListAsync(ct)).ToLookup(c => c.FamilyEpisode);
        var visits = (await db.VisitsDue.AsNoTracking().Where(v => episodes.Contains(v.FamilyEpisode)).OrderBy(v => v.DueOn).ToListAsync(ct)).ToLookup(v => v.FamilyEpisode);
        var steps = (await (from s in db.Steps
                            join p in db.Postings on s.Owner equals p.Id
                            join w in db.Workers on p.Worker equals w.Id
                            where episodes.Contains(s.FamilyEpisode) && s.DoneOn == null && s.Label == Label.General
                            orderby s.DueOn
                            select new { s.FamilyEpisode, s.What, s.DueOn, Owner = w.Name }).ToListAsync(ct)).ToLookup(s => s.FamilyEpisode);

        return ([.. open.Select(e =>
        {
            var names = people[e.Family].ToDictionary(p => p.Id, p => PersonName.Of(p.FirstName, p.LastName));
            var isShielded = people[e.Family].Any(p => p.IsProtected) || hiding.Any(h => h.Family == e.Family);
            string NameOf(PersonId person) => names.GetValueOrDefault(person, "Somebody no longer in the family");

            IEnumerable<string> Reach(PersonId person)
            {
                var said = safe.GetValueOrDefault(person);
                foreach (var never in said?.Never ?? [])
                {
                    yield return never;
                }

                if (said?.SafeTimes is { } times)
                {
                    // The team has workers of both sides.
                    yield return isShielded || kept.Contains(person) ? "When it is safe to speak is kept: ask the lead worker before you ring" : $"Safe times: {Clean(times)}";
                }

                // Where one of a family must not be located, where the others are would tell.
                foreach (var place in isShielded ? [] : addresses.Where(a => a.Family == e.Family && (a.Person == person || (a.Household is { } home && homes[person].Contains(home)))))
                {
                    yield return Clean($"{place.Kind.InWords()}: {string.Join(", ", new[] { place.Lines, place.Postcode, place.Phone }.Where(p => !string.IsNullOrWhiteSpace(p)))}");
                }
            }

            IEnumerable<string> Warnings()
            {
                foreach (var person in people[e.Family].Where(p => p.IsProtected))
                {
                    yield return $"{NameOf(person.Id)} must not be located: tell nobody where they are";
                }

                if (isShielded && !people[e.Family].Any(p => p.IsProtected))
                {
                    yield return "Tell nobody where anybody of this family is";
                }

                foreach (var away in care[e.Id].SelectMany(c => c.Missing.Where(m => m.Until is null).Select(m => (c.Child, m.Kind, m.On))))
                {
                    yield return $"{NameOf(away.Child)}: {away.Kind.InWords().ToLowerInvariant()} since {Day(away.On)}";
                }

                foreach (var late in visits[e.Id].Where(v => v.DueOn < now.Today))
                {
                    yield return $"{NameOf(late.Child)}: visit was due on {Day(late.DueOn)}{(late.LastSeenOn is { } seen ? $", last seen {Day(seen)}" : ", not seen yet")}";
                }
            }

            return new FamilyInPack(
                e.Ref,
                e.Name,
                e.WhereThingsAre is { } told ? Clean(told) : null,
                [.. Warnings()],
                [.. people[e.Family].Select(p => new PersonInPack(NameOf(p.Id), PersonName.AgeInWords(p.BirthDate, p.ExpectedBirthDate, now.Today), [.. Reach(p.Id)]))],
                [.. named[e.Id].Select(w => $"{w.Name}, {w.Role.InWords()}{(w.Phone is null ? string.Empty : $", {w.Phone}")}")],
                [
                    .. children[e.Id].SelectMany(c => c.Plans.Where(p => p.IsOpen).Select(p => $"{NameOf(c.Child)}: {p.Kind.InWords()} since {Day(p.StartsOn!.Value)}{(p.ReviewDue is { } due ? $", review due {Day(due.On)}" : string.Empty)}")),
                    .. care[e.Id].Select(c => $"{NameOf(c.Child)}: looked after since {Day(c.StartedOn)}"),
                ],
                [
                    .. visits[e.Id].Where(v => v.DueOn >= now.Today).Select(v => $"Visit to {NameOf(v.Child)} by {Day(v.DueOn)}"),
                    .. steps[e.Id].Select(s => $"{Clean(s.What)}: {s.Owner}, by {Day(s.DueOn)}"),
                ]);
        })], leftOut);

        string Clean(string text) => ProtectedText.Without(text, ProtectedText.In(text, hidden));
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
