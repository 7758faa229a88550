using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Returns.PeopleFile;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>One row of a people file with the person it is of.</summary>
internal sealed record PersonInHand(PeopleRow Row, Person Person, PersonAsSent Sent, SentRecord Record, bool IsNew)
{
    public Settled Settled { get; } = new();

    /// <summary>The row puts the person into a household in which Kith did not have them.</summary>
    public bool MovesIn { get; set; }

    public bool HasNewRelationship { get; set; }
}

/// <summary>
/// Takes the people of one household: who they are, their family, their kin, and their protection, which comes in the same transaction as the
/// first name. What is protected for one is protected for everybody who lives with them.
/// </summary>
internal sealed class ImportHousehold(KithDb db, Ledger ledger, JoinHousehold join, ProtectedHomes homes)
{
    public async Task<Outcome<FamilyId>> Do(IReadOnlyList<PeopleRow> rows, KnownHouseholds known, ImportReport report, PostingId? by, Now now, CancellationToken ct)
    {
        var code = rows[0].Household;
        var children = rows.Where(r => r.IsChild).Select(row => Child(row, known, report, now)).OfType<PersonInHand>().ToList();
        children.ForEach(c => Describe(c, known, report));
        var arriving = children.FindAll(c => c.MovesIn);
        var household = code is null ? null : known.Find(code);
        var isHome = household is not null || arriving.Count > 0 || (code is not null && !rows.Any(r => r.IsChild));
        if (!isHome && children.Count == 0)
        {
            return Refusal.NotFound;
        }

        var family = isHome
            ? join.FamilyOf(code!, arriving, known, now)
            : known.Families.HomeOf(children[0].Person.Id) ?? known.Families.Begin(db, children[0].Row.LaChildId!, now);
        if (isHome)
        {
            household ??= known.Found(db, code!, family.Family.Id, now);
        }
        else
        {
            join.Join(children[0], family, known, report, by, now);
        }

        // Where every child of the household has been moved elsewhere in Kith, its adults have nobody to come to.
        var adults = isHome ? rows.Where(r => !r.IsChild).Select(row => Adult(row, family, known, now)).ToList() : [];
        foreach (var row in rows.Where(r => !r.IsChild && !isHome))
        {
            report.Keep(row.Line, $"an adult of household {code}: not taken, because its children live elsewhere in Kith");
        }

        adults.ForEach(a => Describe(a, known, report));
        List<PersonInHand> everybody = [.. children, .. adults];
        foreach (var person in everybody.Where(p => p.MovesIn))
        {
            Settle(person, family, household!.Household, known, report, by, now);
        }

        await Shield(everybody, household, known, report, by, ct);
        Relate(everybody, known, report, now);
        Rename(family, household, children);
        foreach (var person in everybody)
        {
            Close(person, family, known.People.Authority, report, by);
        }

        return family.Family.Id;
    }

    private PersonInHand? Child(PeopleRow row, KnownHouseholds known, ImportReport report, Now now)
    {
        if (known.People.FindOrAdd(db, row.LaChildId!, now) is { } found)
        {
            return new PersonInHand(row, found.Person, found.Sent, found.Sent.Read(), found.IsNew);
        }

        report.LeaveOut(row.Line, $"{row.LaChildId}: two people in Kith have this LAchildID", row.LaChildId);
        return null;
    }

    // Somebody whom a worker has already entered as an adult of this very family by this very name is that adult.
    private PersonInHand Adult(PeopleRow row, FamilyInHand family, KnownHouseholds known, Now now)
    {
        var key = KnownHouseholds.KeyOf(row);
        if (known.People.AsSent(key) is { } sent)
        {
            return new PersonInHand(row, known.People.Person(sent.Person), sent, sent.Read(), IsNew: false);
        }

        var same = family.Members.Where(m => m.Kind == MemberKind.Adult && m.Until is null && !known.People.IsSent(m.Person))
            .Select(m => known.People.Person(m.Person)).Where(p => p.FirstName == row.FirstName && p.LastName == row.LastName).ToList();
        var person = same.Count == 1 ? same[0] : known.People.Add(db, now);
        return new PersonInHand(row, person, known.People.Keep(db, key, person.Id, now), new SentRecord(), IsNew: same.Count != 1);
    }

    private static void Describe(PersonInHand person, KnownHouseholds known, ImportReport report)
    {
        var (row, record) = (person.Row, person.Record);
        var settling = new Settling(record, 0, row.Line, row.LaChildId ?? "an adult", person.Settled, report, row.LaChildId, tellValues: false);
        person.Person.TakeAsSent(new PersonDetails(
            row.FirstName is null ? person.Person.FirstName : settling.Settle("first_name", row.FirstName, person.Person.FirstName, name => name),
            row.LastName is null ? person.Person.LastName : settling.Settle("last_name", row.LastName, person.Person.LastName, name => name),
            person.Person.BirthDate,
            person.Person.ExpectedBirthDate,
            person.Person.DeathDate,
            person.Person.Sex,
            person.Person.Ethnicity));
        person.HasNewRelationship = row.Relationship is not null && record.Fields.GetValueOrDefault("relationship")?.Text != row.Relationship;
        settling.Keep("relationship", row.Relationship);
        if (row.Household is { } code)
        {
            var stay = known.StayOf(person.Person.Id);
            var held = stay is null ? null : known.CodeOf(stay.Household) ?? "another household";
            person.MovesIn = settling.Settle("household", code, held, text => text) == code && held != code;
        }
    }

    private void Settle(PersonInHand person, FamilyInHand family, HouseholdId household, KnownHouseholds known, ImportReport report, PostingId? by, Now now)
    {
        if (person.Row.IsChild && !join.Join(person, family, known, report, by, now))
        {
            person.MovesIn = false;
            return;
        }

        if (!person.Row.IsChild && !family.Members.Exists(m => m.Person == person.Person.Id && m.Until is null))
        {
            known.Families.Join(db, family, person.Person.Id, MemberKind.Adult, now.Today, now);
        }

        if (known.StayOf(person.Person.Id) is not null)
        {
            ledger.Tell(new HouseholdMoved([person.Person.Id]), new About(family.Family.Id), by);
        }

        known.MoveIn(db, person.Person.Id, household, now);
    }

    private async Task Shield(List<PersonInHand> everybody, HouseholdAsSent? household, KnownHouseholds known, ImportReport report, PostingId? by, CancellationToken ct)
    {
        var isSaid = everybody.Exists(p => p.Row.IsProtected);
        foreach (var person in everybody)
        {
            new Settling(person.Record, 0, person.Row.Line, string.Empty, person.Settled, report).Keep("protected", isSaid ? "yes" : "no");
            if (person.Person.IsProtected && !isSaid)
            {
                report.Keep(person.Row.Line, $"{person.Row.LaChildId ?? "an adult"}: protected in Kith and not in the file; a protection is not taken away by a file", person.Row.LaChildId);
            }
        }

        var lives = everybody.Select(p => known.StayOf(p.Person.Id)?.Household).OfType<HouseholdId>().ToHashSet();
        if (household is not null)
        {
            lives.Add(household.Household);
        }

        var residents = everybody.Select(p => p.Person.Id).Union(lives.SelectMany(known.ResidentsOf)).ToHashSet();
        if (!isSaid && !residents.Any(r => known.People.Person(r).IsProtected))
        {
            if (residents.Any(known.IsChildOfShielded))
            {
                await homes.Cover(lives, residents, About.Organisation, by, ct);
            }

            return;
        }

        var shielded = residents.Union(everybody.Where(p => p.Row.IsProtected).SelectMany(p => known.KinOf(p.Person.Id))
            .Where(k => k.Kind is KinKind.MotherOf or KinKind.FatherOf or KinKind.StepParentOf).Select(k => k.To)).ToList();
        foreach (var person in shielded.Select(known.People.Person).Where(p => !p.IsProtected))
        {
            person.Protect();
            everybody.Find(p => p.Person == person)?.Settled.Changed.Add("protected");
            ledger.Tell(new PersonProtected(), new About(known.Families.HomeOf(person.Id)?.Family.Id, null, person.Id), by);
        }

        await homes.Cover(shielded, About.Organisation, by, ct);
        await homes.Cover(lives, residents, About.Organisation, by, ct);
    }

    private void Relate(List<PersonInHand> everybody, KnownHouseholds known, ImportReport report, Now now)
    {
        foreach (var person in everybody)
        {
            if (KinWords.Find(person.Row.Relationship) is not { } word)
            {
                if (!KinWords.Knows(person.Row.Relationship))
                {
                    report.Note($"Line {person.Row.Line}: Kith knows no relationship “{person.Row.Relationship}”; the word is kept, and no kinship is recorded");
                }

                continue;
            }

            var others = everybody.Where(p => p != person && Is(p, word.To)).ToList();
            if (word.To != KinSide.Children && others.Count != 1)
            {
                report.Note($"Line {person.Row.Line}: whose partner is meant cannot be told; the word is kept, and no kinship is recorded");
                continue;
            }

            foreach (var other in others.Where(o => person.HasNewRelationship || person.MovesIn || o.MovesIn))
            {
                known.Relate(db, person.Person.Id, word.Kind, other.Person.Id, now);
            }
        }

        static bool Is(PersonInHand person, KinSide side) => side switch
        {
            KinSide.Children => person.Row.IsChild,
            KinSide.Mother => KinWords.Find(person.Row.Relationship)?.Kind == KinKind.MotherOf,
            KinSide.Father => KinWords.Find(person.Row.Relationship)?.Kind == KinKind.FatherOf,
            _ => !person.Row.IsChild,
        };
    }

    // A family that still has the title an import gave it is called by the last names of its children.
    private static void Rename(FamilyInHand family, HouseholdAsSent? household, List<PersonInHand> children)
    {
        var names = string.Join(" and ", children.Select(c => c.Person.LastName).OfType<string>().Distinct(StringComparer.Ordinal));
        var isTitled = family.IsNew || family.Family.Name == household?.FamilyName || children.Exists(c => c.Row.LaChildId == family.Family.Name);
        if (names.Length is > 0 and <= Text.Line && isTitled && family.Family.Name != names)
        {
            family.Family.Rename(names);
        }

        if (household is not null && isTitled && household.FamilyName != family.Family.Name)
        {
            household.NameFamily(family.Family.Name);
        }
    }

    private void Close(PersonInHand person, FamilyInHand family, string authority, ImportReport report, PostingId? by)
    {
        if (person.Settled.IsSentAnew)
        {
            person.Sent.Keep(person.Record);
        }

        var isChanged = person.Settled.Changed.Count > 0;
        if (person.IsNew || isChanged)
        {
            ledger.Tell(new PersonImported(authority, person.IsNew, [.. person.Settled.Changed.Order(StringComparer.Ordinal)]), new About(family.Family.Id, null, person.Person.Id), by);
        }

        report.Count(person.IsNew, isChanged);
    }
}
